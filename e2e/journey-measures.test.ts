import { beforeAll, describe, expect, test } from 'vitest';
import { today } from '../web/src/platform/today.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let state: State;
let tenantId: string;

beforeAll(async () => {
	({ tenantId, state } = await demonstrationSite());
}, 120_000);

const room = (path: string) => at(`/${DEMONSTRATION}/strategy${path}`);
const indicatorOf = async (name: string) => {
	const [row] = await ask(`select id from indicator where tenant_id = $1 and name = $2`, [tenantId, name]);
	return String(row?.['id']);
};

describe('measures', () => {
	test('of planned needs come along with all that the plan says, without scripts', async () => {
		const page = await newPage({ state, javaScript: false });
		await page.goto(room('/measures/plan'));
		const all = page.locator('input[name="take[]"]');
		const before = await all.count();
		for (const box of await all.all()) await box.uncheck();
		const chosen = page.locator('li', { has: page.locator('input[name="take[]"]') }).first();
		const title = (await chosen.locator('strong').innerText()).replace(/^\d+\. /, '');
		await chosen.locator('input[name="take[]"]').check();
		const goal = chosen.locator('select');
		if ((await goal.count()) > 0)
			await goal.selectOption({ index: (await goal.locator('option').count()) - 1 });
		await page.getByRole('button', { name: 'Tee valituista toimenpiteet' }).click();
		await page.getByText('1 toimenpide lisättiin.').waitFor();
		expect(await page.locator('input[name="take[]"]').count()).toBe(before - 1);
		await page.goto(room(`/measures?q=${encodeURIComponent(title.slice(0, 30))}`));
		await page.getByRole('link', { name: title }).first().click();
		await page.getByRole('link', { name: /^Tarve \d+$/ }).waitFor();
	});

	test('hang on another activity, and their share is told in euros; how it goes is said in one press', async () => {
		const page = await newPage({ state });
		await page.goto(room('/measures/new'));
		await page.getByRole('textbox', { name: /^Toimenpide/ }).fill('Valaistuksen ohjaus kentille');
		await page.getByRole('combobox', { name: /^Tavoite/ }).selectOption({ index: 1 });
		await page.getByRole('textbox', { name: 'Kerralla' }).fill('100 000');
		await page.getByText('Osa muuta toimintaa', { exact: true }).click();
		await page.getByRole('textbox', { name: 'Mihin toimenpide kuuluu' }).fill('Tekonurmien uusiminen');
		await page.getByRole('button', { name: 'Lisää toimenpide' }).click();
		await page.getByText('Kerro, kuinka monta prosenttia kuluista on ICT:tä.').first().waitFor();
		await page.getByRole('textbox', { name: 'ICT:n osuus kustannuksista' }).fill('7');
		await page.getByRole('button', { name: 'Lisää toimenpide' }).click();
		await page.getByText(/7\s000\s€ on ICT:tä/).waitFor();
		await page.getByRole('button', { name: 'Jumissa' }).click();
		await page.getByText('Kiitos, tilanne on kirjattu.').waitFor();
		await page.goto(room('/rollup'));
		await page.getByText('Valaistuksen ohjaus kentille').first().waitFor();
	});
});

describe('readings', () => {
	test('are entered for many units on a phone without scripts; the chart and its table agree', async () => {
		const page = await newPage({ state, javaScript: false, width: 360 });
		const here = `/indicators/${await indicatorOf('Digiopastuksen asiakkaat')}`;
		await page.goto(room(`${here}/readings`));
		await expectNoSidewaysScroll(page);
		await page.getByRole('textbox', { name: 'Jaalan kirjasto' }).fill('1 234,5');
		await page.getByRole('textbox', { name: 'Elimäen kirjasto' }).fill('paljon');
		await page.getByRole('button', { name: 'Tallenna lukemat' }).click();
		await page.getByText('Kirjoita luku numeroina').first().waitFor();
		expect(await page.getByRole('textbox', { name: 'Jaalan kirjasto' }).inputValue()).toBe('1 234,5');
		await page.getByRole('textbox', { name: 'Elimäen kirjasto' }).fill('65,5');
		await page.getByRole('button', { name: 'Tallenna lukemat' }).click();
		await page.getByText('2 lukemaa tallennettiin.').waitFor();
		const year = today().slice(0, 4);
		const row = page.locator('figure table tr', { has: page.getByText(year, { exact: true }) }).first();
		expect(await row.innerText()).toMatch(/1\s300/);
		const drawn = await page.locator('figure svg g title').allTextContents();
		expect(drawn).toContainEqual(expect.stringMatching(new RegExp(`^Lukema ${year}: 1\\s300`)));
	});

	test('come from a file with a faulty row told, and go back whole', async () => {
		const page = await newPage({ state });
		await page.goto(room('/indicators/import'));
		const text =
			'Mittari;Toimipiste;Päivä;Arvo\nDigiopastuksen asiakkaat;Jaalan kirjasto;30.6.2025;17\n'.concat(
				'Digiopastuksen asiakkaat;Kaukala;30.6.2025;5\n',
			);
		const file = { name: 'lukemat.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
		await page.getByLabel('Tiedosto').setInputFiles(file);
		await page.getByRole('button', { name: 'Näytä rivit' }).click();
		await page.getByText('Toimipistettä ”Kaukala” ei ole.').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Tallenna 1 lukema' }).click();
		await page.getByText('1 lukema tallennettiin.').waitFor();
		await page.getByRole('button', { name: 'Kumoa tuonti' }).click();
		await page.getByText('1 lukema peruttiin.').waitFor();
	});
});
