import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage, type PageOptions } from './browser.ts';
import { addUnits, founded, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let town: Founded;
let sayLink: string;
let office: PageOptions['state'];

beforeAll(async () => {
	town = await founded('Seurantala');
	office = stateOf(town);
	sayLink = (await addUnits(town, ['Korian kirjasto']))['Korian kirjasto']!;
});

async function expectGood(page: Page): Promise<void> {
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const standing = (page: Page) => page.getByRole('region', { name: /^Missä mennään/ });

/** Says a need by the unit's link and opens the page by which it is followed. */
async function sayAndFollow(page: Page, text: string): Promise<void> {
	await page.goto(at(sayLink));
	await page.getByRole('textbox', { name: 'Mitä tarvitaan?' }).fill(text);
	await page.getByLabel(/^Sähköposti/).fill('maija@koria.example');
	await button(page, 'Lähetä tarve').click();
	await page.getByRole('heading', { name: /^Kiitos!/ }).waitFor();
	await expectGood(page);
	await page.getByRole('link', { name: 'Avaa seurantasivu' }).click();
	await page.getByRole('heading', { level: 1, name: 'Mitä toiveellesi kuuluu' }).waitFor();
}

/** The queue of new needs at the one that says this. */
async function openQueueAt(text: string): Promise<Page> {
	const [need] = await ask(
		'select number from need join gate.tenant_address using (tenant_id) where slug = $1 and title = $2',
		[town.slug, text],
	);
	const page = await newPage({ state: office });
	await page.goto(at(`/${town.slug}/needs/triage?from=${need?.['number']}`));
	await page.getByRole('heading', { level: 2, name: text }).waitFor();
	return page;
}

describe.each([
	['with scripts', true],
	['without scripts', false],
])('on a phone %s', (_, javaScript) => {
	test('one follows a wish from the first word to the answer, and is asked on the way', async () => {
		const text = `Kortinlukija jumittaa ${javaScript ? 'päivisin' : 'iltaisin'}`;
		const phone = await newPage({ javaScript, width: 360, scheme: javaScript ? 'dark' : 'light' });
		await sayAndFollow(phone, text);
		expect(await standing(phone).innerText()).toMatch(/ei ole vielä käsitelty/);
		expect(await phone.getByText('m…@koria.example').count()).toBe(1);
		await expectGood(phone);

		const desk = await openQueueAt(text);
		await expectGood(desk);
		await desk.getByRole('link', { name: 'Kysy lisää' }).click();
		await desk.getByRole('link', { name: 'Missä ja kuinka usein?' }).click();
		await expect.poll(() => desk.getByLabel('Kysymys').inputValue()).toMatch(/kuinka usein/);
		await expectGood(desk);
		await button(desk, 'Lähetä kysymys').click();
		await desk.getByText('Kysymys on lähetetty.').waitFor();

		await phone.reload();
		expect(await standing(phone).innerText()).toMatch(/Tarvitsemme sinulta vielä tiedon/);
		await expectGood(phone);
		await phone.getByRole('textbox', { name: 'Vastauksesi' }).fill('Tiskillä, joka päivä.');
		await button(phone, 'Lähetä vastaus').click();
		await phone.getByText('Kiitos, vastaus on perillä.').waitFor();

		const back = await openQueueAt(text);
		expect(await back.getByText('Tiskillä, joka päivä.').count()).toBe(1);
		await button(back, 'Hyväksy arvioitavaksi').click();
		await back.getByRole('status').getByText('Hyväksytty').waitFor();
		await back.getByRole('link', { name: text }).click();
		await back.getByText('Kirjoita kunnan vastaus').click();
		await back.getByRole('textbox', { name: /^Vastaus/ }).fill('Uusi lukija on tilattu.');
		await button(back, 'Julkaise vastaus').click();
		await back
			.getByRole('region', { name: 'Kunnan vastaus' })
			.getByText('Uusi lukija on tilattu.')
			.first()
			.waitFor();
		await expectGood(back);

		await phone.reload();
		expect(await standing(phone).innerText()).toMatch(/todettu aiheelliseksi/);
		const official = phone.getByRole('region', { name: 'Kunnan vastaus' });
		expect(await official.innerText()).toMatch(/Uusi lukija on tilattu/);
		await expectGood(phone);
	});

	test('one takes a wish back, and back again', async () => {
		const phone = await newPage({ javaScript, width: 360 });
		await sayAndFollow(phone, `Teline rikki ${javaScript ? 'ovella' : 'salissa'}`);
		await phone.getByText('En tarvitse tätä enää').click();
		await phone.getByRole('textbox', { name: 'Miksi sitä ei enää tarvita?' }).fill('Saimme jo lukijan.');
		await button(phone, 'Peru toive').click();
		await phone.getByText('Olet perunut tämän toiveen').waitFor();
		await expectGood(phone);
		await button(phone, 'Palauta toive voimaan').click();
		await phone.getByText('Toive on taas voimassa.').waitFor();
		expect(await standing(phone).innerText()).toMatch(/ei ole vielä käsitelty/);
	});
});

test('a rejection is read by whoever said it, and is taken back by one press', async () => {
	const text = 'Robotti lukemaan satuja';
	const phone = await newPage({ javaScript: false, width: 360 });
	await sayAndFollow(phone, text);
	const desk = await openQueueAt(text);
	await desk.getByText('Pikanäppäimet').waitFor();
	await desk.keyboard.press('3');
	await desk.getByRole('link', { name: 'Liian kallis nyt' }).click();
	const reason = desk.getByLabel('Miksi tätä ei toteuteta?');
	await expect.poll(() => reason.inputValue()).toMatch(/liian suuret/);
	await button(desk, 'Hylkää ja kerro syy').click();
	await desk.getByRole('status').getByText('Hylätty').waitFor();
	await phone.reload();
	expect(await standing(phone).innerText()).toMatch(/Tätä ei toteuteta[\s\S]*liian suuret/);
	await button(desk, 'Kumoa').click();
	await desk.getByText('Tarve on taas jonossa.').waitFor();
	await phone.reload();
	expect(await standing(phone).innerText()).toMatch(/ei ole vielä käsitelty/);
});

test('a link that opens nothing says so, and search engines are kept out', async () => {
	const answer = await fetch(at(`/${town.slug}/follow/${'0'.repeat(32)}`), {
		headers: { accept: 'text/html' },
	});
	expect(answer.status).toBe(404);
	expect(await answer.text()).toContain('Linkki ei avaa mitään');
	const phone = await newPage({ javaScript: false, width: 360 });
	await sayAndFollow(phone, 'Lamppu palanut');
	const opened = await fetch(phone.url());
	expect(opened.headers.get('x-robots-tag')).toContain('noindex');
	expect(opened.headers.get('cache-control')).toContain('no-store');
	expect(opened.headers.get('referrer-policy')).toBe('same-origin');
});
