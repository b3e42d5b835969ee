import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeTable, type Cell } from '@luotsi/documents';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordedMunicipality } from '../scripts/testing/library-directory.ts';
import { units } from '../web/src/domain/exchange/demonstration/organisation.ts';
import { projectFolder } from '../web/src/platform/env.ts';
import { expectAccessible, newPage } from './browser.ts';
import { mintFoundingLink } from './founded.ts';

// A stranger's walk: from the founding link on, only what the page shows is followed, and nothing is typed twice.
const demonstration = path.join(projectFolder(), 'web/src/domain/exchange/demonstration');
const municipality = recordedMunicipality();

test('a municipality begins its work', { timeout: 120_000 }, async () => {
	const page = await newPage();
	await found(page);
	const stepsDone = await addUnits(page);
	expect(stepsDone).toBeGreaterThan(1);
	await addPosts(page);
	await bringStrategy(page);
	await expectNext(page, 'Kerää tarpeet');
	const count = await bringNeeds(page);
	await expectNext(page, 'Käy uudet tarpeet läpi');
	await acceptNeeds(page, count);
	await expectNext(page, 'Arvioi tärkeys yhdessä');
	await writeBudget(page);
	await expectDone(page, [
		'Lisää toimipisteet',
		'Tuo strategia',
		'Kerää tarpeet',
		'Käy uudet tarpeet läpi',
		'Kirjaa talousarvio',
	]);
});

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page | Locator, name: string | RegExp) => page.getByRole('link', { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first();

async function found(page: Page): Promise<void> {
	await page.goto(await mintFoundingLink());
	await page.getByLabel(/^Nimi/).fill(municipality);
	await page.getByLabel('Oma nimesi').fill('Aino Niemi');
	await page.getByLabel('Sähköposti').fill('aino.niemi@kunta.example');
	await page.getByLabel('Salasana').fill('Kirjaston pitkä lause 7');
	await button(page, 'Perusta ja jatka').click();
	await heading(page, `Tervetuloa, ${municipality}`).waitFor();
	await link(page, 'Jatka seuraavaan vaiheeseen').click();
}

/** The directory is asked with the name that was given already. Returns how many units came. */
async function addUnits(page: Page): Promise<number> {
	await heading(page, 'Toimipisteet').waitFor();
	expect(await page.getByLabel('Kunta').inputValue()).toBe(municipality);
	await page.getByRole('main').getByRole('button', { name: /^Hae$/ }).click();
	const foundUnits = page.getByRole('checkbox');
	await foundUnits.first().waitFor();
	const count = await foundUnits.count();
	await button(page, 'Lisää valitut').click();
	await page.getByText(`Lisättiin ${count} toimipistettä.`).waitFor();
	await lookAtUnit(page);
	await expectNext(page, 'Lisää tehtävät ja työpäivät');
	return count;
}

async function lookAtUnit(page: Page): Promise<void> {
	await link(page, 'Katso toimipisteet').click();
	await link(page, /pääkirjasto/i).click();
	await heading(page, 'Laitteet').waitFor();
	await page.getByText('Lainausautomaatti').first().waitFor();
	expect(await page.getByText(/\d{1,2}[.:]\d{2}–\d{1,2}[.:]\d{2}/).count()).toBeGreaterThan(0);
}

/** The front page shows what is to be done next. */
async function expectNext(page: Page, step: string): Promise<void> {
	await link(page.getByRole('navigation'), 'Etusivu').first().click();
	await heading(page, 'Missä mennään').waitFor();
	expect(await page.locator('[aria-current=step]').innerText()).toMatch(new RegExp(`${step}\\s+Seuraavaksi`));
}

async function expectDone(page: Page, steps: string[]): Promise<void> {
	await link(page.getByRole('navigation'), 'Etusivu').first().click();
	for (const step of steps)
		await page.getByRole('listitem').filter({ hasText: step }).getByText('Tehty').waitFor();
}

async function addPosts(page: Page): Promise<void> {
	await link(page, 'Lisää tehtävät ja työpäivät').click();
	await heading(page, 'Ihmiset ja tehtävät').waitFor();
	for (const role of ['Palvelukoordinaattori', 'Informaatikko', 'Mediatuottaja'])
		await page.getByLabel(`${role}: työpäiviä kuukaudessa`).fill('8');
	await button(page, 'Lisää tehtävät').click();
	await page.getByText('Lisättiin 3 tehtävää.').waitFor();
	await expectNext(page, 'Tuo strategia');
}

interface Wish {
	id: string;
	unit: string;
	text_fi: string;
	group: string;
	cost_eur: number;
	earliest: string;
	deadline: string;
	effort_days_by_role: Record<string, number>;
}

/** The wishes as an office would have them in a spreadsheet. */
async function spreadsheet(): Promise<{ count: number; buffer: Buffer }> {
	const wishes = JSON.parse(readFileSync(path.join(demonstration, 'needs.json'), 'utf8')) as Wish[];
	const nameOf = new Map(units.map(({ key, name }) => [key, name]));
	const rows: Cell[][] = wishes
		.slice(0, 40)
		.map((wish) => [
			wish.id,
			nameOf.get(wish.unit)!,
			wish.text_fi,
			wish.cost_eur,
			wish.effort_days_by_role['palvelukoordinaattori'] ?? null,
			wish.earliest,
			wish.deadline,
		]);
	const columns = [
		'Tunnus',
		'Toimipiste',
		'Tarve',
		'Kustannus €',
		'Palvelukoordinaattori',
		'Aikaisintaan',
		'Viimeistään',
	];
	return { count: rows.length, buffer: Buffer.from(await writeTable(columns, rows, 'xlsx')) };
}

async function bringNeeds(page: Page): Promise<number> {
	await link(page, 'Kerää tarpeet').click();
	await link(page, 'Tuo taulukosta').click();
	const { count, buffer } = await spreadsheet();
	const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	await page.getByLabel('Tiedosto').setInputFiles({ name: 'toiveet.xlsx', mimeType, buffer });
	await button(page, 'Lue tiedosto').click();
	await heading(page, 'Mitä sarakkeet tarkoittavat').waitFor();
	await button(page, 'Jatka').click();
	await nameUnknownUnits(page);
	await heading(page, 'Esikatselu').waitFor();
	await expectAccessible(page);
	await button(page, `Tuo ${count} tarvetta`).click();
	await link(page, 'Katso tarpeet').click();
	await heading(page, 'Tarpeet').waitFor();
	return count;
}

/** What the directory did not know, such as the adult education centre, is made here. */
async function nameUnknownUnits(page: Page): Promise<void> {
	await heading(page, 'Mitä tiedoston nimet tarkoittavat').waitFor();
	const open = page.locator('section[aria-labelledby=about-unit] > :not(details) select');
	expect(await open.count()).toBeGreaterThan(0);
	for (const choice of await open.all())
		if ((await choice.inputValue()) === '') await choice.selectOption({ label: await newUnitOf(choice) });
	await button(page, 'Jatka esikatseluun').click();
}

async function newUnitOf(choice: Locator): Promise<string> {
	const labels = await choice.locator('option').allInnerTexts();
	const area = labels.some((label) => label.startsWith('Uusi: Kansalaisopisto')) ? 'Kansalaisopisto)' : '';
	return labels.find((label) => label.startsWith('Uusi: ') && label.endsWith(area))!.trim();
}

/** Page by page, as the list shows them. */
async function acceptNeeds(page: Page, count: number): Promise<void> {
	await link(page, 'Käy uudet tarpeet läpi').click();
	for (let left = count; left > 0;) {
		await page.getByLabel('Valitse sivun kaikki').check();
		const shown = Math.min(left, (await page.getByRole('table').getByRole('row').count()) - 1);
		await page.getByLabel('Uusi tila').selectOption({ label: 'Hyväksytty' });
		await button(page, 'Vaihda tila').click();
		await page.getByText(`Tila vaihdettu: ${shown} tarvetta.`).waitFor();
		left -= shown;
	}
}

async function bringStrategy(page: Page): Promise<void> {
	await link(page, 'Tuo strategia').click();
	await page.getByLabel(/tai tiedosto/).setInputFiles(path.join(demonstration, 'strategy.txt'));
	await button(page, 'Näytä kohdat').click();
	await heading(page, 'Tarkista kohdat').waitFor();
	expect(await page.getByLabel('Asiakirjan nimi').inputValue()).toMatch(/TVT-STRATEGIA/i);
	await button(page, 'Tallenna asiakirja').click();
	await heading(page, /TVT-STRATEGIA/i).waitFor();
	await page.getByText('5.2.8').first().waitFor();
}

async function writeBudget(page: Page): Promise<void> {
	// From the front page, where the next step was read: a second visit could overtake the press.
	await link(page, 'Kirjaa talousarvio').click();
	await button(page, 'Luo kokonaisuus').click();
	await page.waitForURL(/\/plans\/[\w-]{36}/);
	await link(page, 'Rahat').click();
	const amounts = page.getByRole('textbox');
	await amounts.first().waitFor();
	for (const amount of await amounts.all()) await amount.fill('60 000');
	await button(page, 'Tallenna rahat').click();
	await page.getByText('Rahat on tallennettu.').waitFor();
}
