import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { founded, stateOf } from './founded.ts';
import { at, foundingLink } from './product.ts';

test('what is typed before the script has come stays when it comes', async () => {
	const page = await newPage();
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/nodes/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(foundingLink(), { waitUntil: 'commit' });
	await page.getByRole('textbox').first().fill('Kuntala');
	release();
	await page.waitForLoadState('networkidle');
	await page.waitForFunction(() => document.documentElement.dataset['taken'] !== 'no');
	expect(await page.getByRole('textbox').first().inputValue()).toBe('Kuntala');
});

test('a box opened before the script has come stays open, one shut stays shut', async () => {
	const town = await founded('Laatikkokunta');
	const page = await newPage({ state: stateOf(town) });
	// Whoever has no portfolio yet finds the form open; units are added by hand behind a shut box.
	for (const [path, wasOpen] of [
		['/plans', true],
		['/start/units', false],
	] as const) {
		let release = (): void => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.unrouteAll();
		await page.route('**/_app/immutable/nodes/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(at(`/${town.slug}${path}`), { waitUntil: 'commit' });
		const box = page.locator('main details').first();
		await box.waitFor();
		expect(await box.evaluate((one: HTMLDetailsElement) => one.open)).toBe(wasOpen);
		await box.locator('summary').click();
		release();
		await page.waitForLoadState('networkidle');
		expect(await box.evaluate((one: HTMLDetailsElement) => one.open)).toBe(!wasOpen);
	}
});
