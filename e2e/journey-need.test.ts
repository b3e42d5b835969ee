import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectGoodInBothSchemes, newPage, screenshot, type PageOptions } from './browser.ts';
import { addUnits, founded, stateOf, type Founded } from './founded.ts';
import { at } from './product.ts';

const phone = { width: 360 } as const;
let town: Founded;
/** Path of each unit's own link, by the unit's name. */
let link: Record<string, string>;
let coordinator: PageOptions['state'];

beforeAll(async () => {
	town = await founded('Journeyla');
	coordinator = stateOf(town);
	link = await addUnits(town, ['Pääkirjasto', 'Korian kirjasto', 'Kirjastoauto']);
});

async function open(path: string, options: PageOptions): Promise<Page> {
	const page = await newPage(options);
	await page.goto(at(path));
	return page;
}

const question = (page: Page) => page.getByRole('textbox', { name: 'Mitä tarvitaan?' });
const others = (page: Page) => page.getByRole('radiogroup', { name: 'Onko joku jo sanonut tämän?' });

/** Says a new need by a unit's link, without scripts. Returns its number. */
async function say(unit: string, text: string): Promise<string> {
	const page = await open(link[unit]!, { javaScript: false, ...phone });
	await question(page).fill(text);
	await page.getByRole('button', { name: 'Lähetä tarve' }).click();
	const thanks = await page.getByRole('heading', { level: 1 }).innerText();
	await page.context().close();
	return /numerolla (\d+)/.exec(thanks)?.[1] ?? '';
}

/** The sentences under a need as the coordinator sees them. */
async function openNeed(title: string): Promise<Page> {
	const page = await open(`/${town.slug}/needs`, { state: coordinator });
	await page.getByRole('link', { name: title }).first().click();
	await page.getByRole('heading', { level: 1, name: title }).waitFor();
	return page;
}

const sentences = (page: Page) => page.getByRole('region', { name: 'Toimipisteiden omin sanoin' });

describe('a librarian with the branch’s link on a phone', () => {
	test('sees while typing that another branch has said it, and joins with her own words', async () => {
		const number = await say('Pääkirjasto', 'Lainausautomaatin lukija ei tunnista vanhoja kirjastokortteja');
		const page = await open(link['Korian kirjasto']!, phone);
		await question(page).pressSequentially('Automaatti ei lue kortteja');
		const similar = others(page).getByRole('radio', { name: /lukija ei tunnista.*Pääkirjasto.*Uusi/s });
		await similar.waitFor();
		expect(await page.getByRole('status').getByText('Löytyi yksi samankaltainen tarve.').count()).toBe(1);
		await expectGoodInBothSchemes(page);
		await similar.check();
		await question(page).pressSequentially(', ja asiakkaat jonottavat');
		expect(await similar.isChecked()).toBe(true);
		await screenshot(page, 'say');
		await page.getByRole('button', { name: 'Liity omin sanoin' }).click();
		await page.getByRole('heading', { name: `Kiitos! Sanasi on liitetty tarpeeseen ${number}.` }).waitFor();
		expect(await page.getByText('Omat sanasi säilyvät').count()).toBe(1);
		await expectGoodInBothSchemes(page);

		const need = await openNeed('Lainausautomaatin lukija ei tunnista vanhoja kirjastokortteja');
		const said = sentences(need).locator('blockquote');
		expect(await said.allInnerTexts()).toEqual([
			'Lainausautomaatin lukija ei tunnista vanhoja kirjastokortteja',
			'Automaatti ei lue kortteja, ja asiakkaat jonottavat',
		]);
	});

	test('without scripts looks first by a button, keeps what was typed, and joins', async () => {
		await say('Pääkirjasto', 'Langaton verkko ei kuulu lastenosastolle');
		const page = await open(link['Kirjastoauto']!, { javaScript: false, ...phone });
		await question(page).fill('Verkko pätkii autossa, langaton ei kuulu');
		await page.getByRole('textbox', { name: 'Missä?' }).fill('Auton perällä');
		await page.getByRole('button', { name: 'Katso ensin, onko joku sanonut jo' }).click();
		expect(await question(page).inputValue()).toBe('Verkko pätkii autossa, langaton ei kuulu');
		expect(await page.getByRole('textbox', { name: 'Missä?' }).inputValue()).toBe('Auton perällä');
		expect(await others(page).getByRole('radio', { name: 'Ei, tämä on uusi asia' }).isChecked()).toBe(true);
		await expectGoodInBothSchemes(page);
		await others(page)
			.getByRole('radio', { name: /Langaton verkko ei kuulu/ })
			.check();
		await page.getByRole('button', { name: 'Lähetä tarve' }).click();
		await page.getByRole('heading', { name: /Sanasi on liitetty tarpeeseen/ }).waitFor();
		const need = await openNeed('Langaton verkko ei kuulu lastenosastolle');
		expect(await sentences(need).locator('blockquote').count()).toBe(2);
		expect(await sentences(need).getByText('Missä: Auton perällä').count()).toBe(1);
	});

	test('without scripts is told that nobody has said it, and keeps the choice over a mistake', async () => {
		const page = await open(link['Kirjastoauto']!, { javaScript: false, ...phone });
		await question(page).fill('Hätäpuhelimen akku');
		await page.getByRole('button', { name: 'Katso ensin, onko joku sanonut jo' }).click();
		expect(await page.getByText('Kukaan ei ole vielä kertonut samaa.').count()).toBe(1);
		await question(page).fill('Langaton verkko');
		await page.getByRole('button', { name: 'Katso ensin, onko joku sanonut jo' }).click();
		await others(page).getByRole('radio').first().check();
		await question(page).fill('');
		await page.getByRole('button', { name: 'Lähetä tarve' }).click();
		expect(await question(page).getAttribute('aria-invalid')).toBe('true');
		expect(await others(page).getByRole('radio', { name: 'Tarve, jonka äsken valitsit' }).isChecked()).toBe(
			true,
		);
	});
});

test('a coordinator sees similar needs too, and goes on with a new one', async () => {
	await say('Pääkirjasto', 'Asiakastietokoneet ovat liian hitaita');
	const page = await open(`/${town.slug}/needs/new`, { state: coordinator });
	await question(page).pressSequentially('Asiakkaiden tietokoneet takkuavat');
	await others(page)
		.getByRole('radio', { name: /liian hitaita/ })
		.waitFor();
	await expectGoodInBothSchemes(page);
	await page.getByRole('combobox', { name: 'Toimipiste' }).selectOption({ label: 'Kirjastoauto' });
	await page.getByRole('button', { name: 'Tallenna' }).click();
	await page.getByRole('heading', { level: 1, name: 'Asiakkaiden tietokoneet takkuavat' }).waitFor();
});

test('needs merged keep both units’ words, and splitting them leaves nothing out', async () => {
	const titles = ['Tulostaminen omalta puhelimelta', 'Mobiilitulostus asiakkaille'] as const;
	const numbers = [await say('Pääkirjasto', titles[0]), await say('Korian kirjasto', titles[1])];
	const page = await open(`/${town.slug}/needs`, { state: coordinator });
	for (const title of titles) await page.getByRole('checkbox', { name: `Valitse ${title}` }).check();
	await page.getByRole('button', { name: 'Yhdistä valitut…' }).click();
	await page.getByRole('heading', { level: 1, name: 'Yhdistä tarpeita' }).waitFor();
	await expectGoodInBothSchemes(page);
	await page.getByRole('radio', { name: new RegExp(titles[0]) }).check();
	await page.getByRole('button', { name: 'Yhdistä 2 tarvetta' }).click();
	await page.getByRole('heading', { level: 1, name: titles[0] }).waitFor();
	expect(await sentences(page).locator('blockquote').allInnerTexts()).toEqual([...titles]);
	for (const unit of ['Pääkirjasto', 'Korian kirjasto'])
		expect(await sentences(page).getByText(unit).count()).toBeGreaterThan(0);
	await screenshot(page, 'need');

	const unitPage = await open(link['Korian kirjasto']!, phone);
	const under = `Käsitellään yhdessä tarpeen ${numbers[0]} kanssa: ${titles[0]}`;
	expect(await unitPage.getByText(under).count()).toBe(1);

	await sentences(page).getByRole('button', { name: 'Erota omaksi tarpeeksi' }).click();
	await page.getByRole('heading', { level: 1, name: titles[1] }).waitFor();
	expect(await sentences(page).locator('blockquote').allInnerTexts()).toEqual([titles[1]]);
	const first = await openNeed(titles[0]);
	expect(await sentences(first).locator('blockquote').allInnerTexts()).toEqual([titles[0]]);
	await unitPage.reload();
	expect(await unitPage.getByText(under).count()).toBe(0);
	expect(await unitPage.getByText(`Tarve ${numbers[1]}`).count()).toBe(1);
});
