import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { foundingLink } from './product.ts';

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
