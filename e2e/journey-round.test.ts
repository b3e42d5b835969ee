import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../web/src/platform/day.ts';
import { today } from '../web/src/platform/today.ts';
import { expectGoodInBothSchemes, newPage, type PageOptions } from './browser.ts';
import { addUnits, founded, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

const phone = { width: 360 } as const;
const UNITS = ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto', 'Jaalan kirjasto'] as const;
let town: Founded;
let director: PageOptions['state'];
let link: Record<string, string>;

beforeAll(async () => {
	town = await founded('Kierroskunta');
	director = stateOf(town);
	link = await addUnits(town, UNITS);
});

async function open(path: string, options: PageOptions): Promise<Page> {
	const page = await newPage(options);
	await page.goto(at(path));
	return page;
}

const dayFromNow = (days: number) => addDays(today(), days);
const question = (page: Page) => page.getByRole('textbox', { name: 'Mitä tarvitaan?' });
const rowOf = (page: Page, unit: string) => page.getByRole('row', { name: new RegExp(unit) });

test('a director opens a round without scripts, and sees that nobody has answered yet', async () => {
	const page = await open(`/${town.slug}/needs/rounds/new`, { state: director, javaScript: false });
	await page.getByLabel('Kierroksen nimi').fill('Tarvekierros syksy');
	await page.getByLabel('Avautuu').fill(dayFromNow(-1));
	await page.getByLabel('Viimeinen päivä').fill(dayFromNow(-3));
	await page.getByRole('button', { name: 'Tallenna kierros' }).click();
	expect(await page.getByLabel('Viimeinen päivä').getAttribute('aria-invalid')).toBe('true');
	await page.getByLabel('Viimeinen päivä').fill(dayFromNow(9));
	await page.getByLabel('Kysymys').fill('Mikä vie aikaasi?');
	await page.getByRole('button', { name: 'Tallenna kierros' }).click();
	await page.getByRole('heading', { level: 1, name: 'Tarvekierros syksy' }).waitFor();
	for (const unit of UNITS) expect(await rowOf(page, unit).innerText()).toContain('Ei vastausta');
	await expectGoodInBothSchemes(page);
});

describe.each([true, false])('with scripts: %s', (javaScript) => {
	const [says, needsNothing] = javaScript ? ([0, 1] as const) : ([2, 3] as const);

	test('a unit sees the question and the days left on a phone, and says a need', async () => {
		const page = await open(link[UNITS[says]]!, { ...phone, javaScript });
		await page.getByText('Mikä vie aikaasi?').waitFor();
		expect(await page.getByText(/9 päivää jäljellä/).count()).toBe(1);
		await expectGoodInBothSchemes(page);
		await question(page).fill('Tulostin jumittaa joka aamu');
		await page.getByRole('button', { name: 'Lähetä tarve' }).click();
		await page.getByRole('heading', { level: 1, name: /^Kiitos!/ }).waitFor();
		await page.goto(at(`${link[UNITS[says]]}/ours`));
		await page.getByText('Teiltä on kuultu yksi toive').waitFor();
		expect(await page.getByText('Tulostin jumittaa joka aamu').count()).toBe(1);
		await expectGoodInBothSchemes(page);
	});

	test('another answers "nothing this time", and may take it back', async () => {
		const page = await open(link[UNITS[needsNothing]]!, { ...phone, javaScript });
		const answer = async () => {
			await page.getByText('Ei tarpeita tällä kertaa?').click();
			await page.getByLabel('Terveiset omin sanoin').fill('Uudet koneet tulivat keväällä.');
			await page.getByRole('button', { name: 'Vastaa: ei tarpeita tällä kertaa' }).click();
			await page.getByText('Olette vastanneet: ei tarpeita').waitFor();
		};
		await answer();
		await expectGoodInBothSchemes(page);
		await page.getByRole('button', { name: 'Peru vastaus' }).click();
		await page.getByText('Ei tarpeita tällä kertaa?').waitFor();
		await answer();
	});

	test('the director sees who has said, who needs nothing and who is missing', async () => {
		const page = await open(`/${town.slug}/needs/rounds`, { state: director, javaScript });
		await page.getByRole('link', { name: 'Tarvekierros syksy' }).click();
		await page.getByRole('heading', { level: 1, name: 'Tarvekierros syksy' }).waitFor();
		expect(await rowOf(page, UNITS[says]).innerText()).toContain('Kertonut');
		const nothing = await rowOf(page, UNITS[needsNothing]).innerText();
		expect(nothing).toContain('Ei tällä kertaa');
		expect(nothing).toContain('Uudet koneet tulivat keväällä.');
		const missing = page.getByRole('row').filter({ hasText: 'Ei vastausta' });
		expect(await missing.count()).toBe(javaScript ? 2 : 0);
		if (!javaScript) return;
		await page.getByRole('combobox', { name: 'Vastaus' }).selectOption({ label: 'Ei vastausta' });
		await page.getByRole('button', { name: 'Näytä tulokset' }).click();
		await page.waitForURL(/state=silent/);
		await rowOf(page, UNITS[says]).waitFor({ state: 'detached' });
		expect(await missing.count()).toBe(2);
	});

	test('a stack of paper forms is typed in with the keys alone, and the last one undone', async () => {
		const page = await open(`/${town.slug}/needs/rounds`, { state: director, javaScript });
		await page.getByRole('link', { name: 'Tarvekierros syksy' }).click();
		await page.getByRole('link', { name: 'Kirjaa paperilomakkeita' }).click();
		await page.getByRole('combobox', { name: 'Toimipiste' }).selectOption({ label: UNITS[says] });
		await question(page).focus();
		const [first, second] = [`Paperilta yksi ${javaScript}`, `Paperilta kaksi ${javaScript}`];
		for (const text of [first, second]) {
			await page.keyboard.type(text);
			for (const answer of ['Tiskillä', 'Vanha jumittaa', '']) {
				await page.keyboard.press('Tab');
				await page.keyboard.type(answer);
			}
			await page.keyboard.press('Enter');
			await page
				.getByRole('link', { name: /^Tarve \d+/ })
				.first()
				.waitFor();
			await page.getByText(text).first().waitFor();
			await expect
				.poll(() => question(page).evaluate((field) => field === document.activeElement))
				.toBe(true);
			expect(await question(page).inputValue()).toBe('');
			const unit = page.getByRole('combobox', { name: 'Toimipiste' }).locator('option:checked');
			expect(await unit.innerText()).toBe(UNITS[says]);
		}
		await expectGoodInBothSchemes(page);
		await page.getByRole('button', { name: /^Kumoa viimeisin/ }).click();
		await page.getByText(second).waitFor({ state: 'detached' });
		expect(await page.getByText(first).count()).toBe(1);
	});
});

describe('a kiosk', () => {
	const kiosk = () => `${link['Pääkirjasto']}/kiosk`;

	test('has no way out, and begins anew after sending', async () => {
		const page = await newPage();
		await page.clock.install();
		await page.goto(at(kiosk()));
		const away = await page
			.locator('a[href]')
			.evaluateAll((links) =>
				links.map((one) => one.getAttribute('href')).filter((href) => !href?.startsWith('/language?')),
			);
		expect(away).toEqual([]);
		await expectGoodInBothSchemes(page);
		await question(page).fill('Kuulokkeet lainattaviksi');
		await page.getByRole('button', { name: 'Lähetä tarve' }).click();
		await page.getByRole('heading', { level: 1, name: /^Kiitos!/ }).waitFor();
		await expectGoodInBothSchemes(page);
		await page.clock.runFor(45_000);
		await question(page).waitFor();
		expect(await question(page).inputValue()).toBe('');
		await page.goBack();
		await page.waitForLoadState();
		expect(await page.getByText('Kuulokkeet lainattaviksi').count()).toBe(0);
		const inputs = await page
			.locator('textarea, input:not([type=hidden])')
			.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
		expect(inputs.join('')).toBe('');
	});

	test('left alone asks whether one is there, lets one stay, and empties itself', async () => {
		const page = await newPage({ locale: 'fi' });
		await page.clock.install();
		await page.goto(at(kiosk()));
		await page.waitForLoadState('networkidle');
		await page.clock.runFor(200_000);
		expect(await page.getByRole('alertdialog').count()).toBe(0);
		await question(page).fill('Jotain yksityistä');
		await page.clock.runFor(92_000);
		const warning = page.getByRole('alertdialog', { name: 'Oletko vielä siinä?' });
		await warning.waitFor();
		await expectGoodInBothSchemes(page);
		await page.getByRole('button', { name: 'Jatkan kirjoittamista' }).click();
		await warning.waitFor({ state: 'hidden' });
		expect(await question(page).inputValue()).toBe('Jotain yksityistä');
		await page.clock.runFor(92_000);
		await warning.waitFor();
		const reloaded = page.waitForEvent('load');
		await page.clock.runFor(40_000);
		await reloaded;
		expect(await question(page).inputValue()).toBe('');
	});

	test('without scripts says a need too, and tells it in another language', async () => {
		const page = await open(kiosk(), { javaScript: false });
		await page.getByRole('link', { name: 'Svenska' }).click();
		await page.getByRole('heading', { level: 1, name: 'Vad behövs?' }).waitFor();
		await page.getByRole('textbox', { name: 'Vad behövs?' }).fill('Ny skrivare till disken');
		await page.getByRole('button', { name: 'Skicka behovet' }).click();
		await page.getByRole('heading', { level: 1, name: /^Tack!/ }).waitFor();
		await expectGoodInBothSchemes(page);
	});
});

test('the short address on paper leads to the unit, and a wrong one says so', async () => {
	const [unit] = await ask(
		`select u.id from service_unit u join gate.tenant_address using (tenant_id) where slug = $1 and name = 'Pääkirjasto'`,
		[town.slug],
	);
	const page = await open(`/${town.slug}/needs/poster/${unit?.['id']}?as=form`, { state: director });
	const short = (await page.locator('.sheet strong').first().innerText()).replaceAll(/\s/g, '');
	await expectGoodInBothSchemes(page);
	await page.goto(
		at(
			`/${short
				.replace(/^[^/]*\//, '')
				.toUpperCase()
				.replace(town.slug.toUpperCase(), town.slug)
				.replace('/S/', '/s/')}`,
		),
	);
	await page.getByText('Pääkirjasto').first().waitFor();
	expect(page.url()).toBe(at(link['Pääkirjasto']));
	await page.goto(at(`/${town.slug}/s/bbbb-bbbb`));
	await page.getByRole('heading', { name: 'Linkki ei ole enää voimassa' }).waitFor();
});
