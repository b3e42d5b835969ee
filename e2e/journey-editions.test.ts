import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage, type PageOptions } from './browser.ts';
import { founded, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let town: Founded;
let state: PageOptions['state'];

beforeAll(async () => {
	town = await founded('Versiokunta');
	state = stateOf(town);
});

const room = (path = '') => at(`/${town.slug}/strategy${path}`);
const plan = `KUNTASTRATEGIA

1.1 Sujuva arki

- Palveluiden tulee olla käytettävissä verkossa
- Neuvontaa on annettava kasvokkain

1.2 Talous

Rahoitus päätetään vuosittain.
`;
const service = `5.2 Kirjaston tavoitteet

Johtoryhmä vastaa strategian arvioinnista joka vuosi.

- Jokaisessa kirjastossa tulee olla toimiva tulostus
- Laitteita lainataan
`;

async function idOf(title: string): Promise<string> {
	const [row] = await ask(
		`select s.id from strategy s join gate.tenant_address a using (tenant_id) where a.slug = $1 and s.title = $2`,
		[town.slug, title],
	);
	return String(row?.['id']);
}

async function bring(page: Page, text: string, title: string, fill: (page: Page) => Promise<unknown>) {
	await page.goto(room('/import'));
	await page.getByLabel('Asiakirjan teksti').fill(text);
	await page.getByLabel('Asiakirjan nimi').fill(title);
	await page.getByRole('button', { name: 'Näytä kohdat' }).click();
	await page.getByRole('heading', { level: 1, name: 'Tarkista kohdat' }).waitFor();
	await fill(page);
	await page.getByRole('button', { name: 'Tallenna asiakirja' }).click();
	await page.getByText('Asiakirja on tallennettu.').waitFor();
}

describe('editions of strategies', () => {
	test('a municipal plan stands above a service’s strategy, and goals rest on its clauses', async () => {
		const page = await newPage({ state, javaScript: false });
		await bring(page, plan, 'Kuntastrategia', (form) =>
			form.getByLabel('Asiakirjan laji').selectOption('municipal_plan'),
		);
		await bring(page, service, 'Kirjaston strategia', (form) =>
			form.getByLabel('Yläasiakirja', { exact: true }).selectOption({ label: 'Kuntastrategia' }),
		);
		const id = await idOf('Kirjaston strategia');
		await page.goto(room(`/goals/new?strategy=${id}`));
		await page.getByRole('checkbox', { name: /toimiva tulostus/ }).check();
		await page.getByRole('button', { name: /Tee tavoit/ }).click();
		await page.goto(room('/hierarchy?list=orphans'));
		await page.getByRole('link', { name: /toimiva tulostus/ }).click();
		await page.getByText('Liitä kohtaan').click();
		const clause = page.locator('#alignment-clauseId');
		const value = await clause.locator('option', { hasText: 'käytettävissä verkossa' }).getAttribute('value');
		await clause.selectOption(value);
		await page.getByRole('button', { name: 'Liitä', exact: true }).click();
		await page.getByText('Tavoite on liitetty kohtaan.').waitFor();
		await page.goto(room('/hierarchy?list=orphans'));
		await page.getByRole('heading', { level: 1, name: 'Asiakirjojen puu' }).waitFor();
		expect(await page.getByRole('link', { name: /toimiva tulostus/ }).count()).toBe(0);
	});

	test('a draft is written a section at a time without scripts, compared and adopted; a review opens below', async () => {
		const page = await newPage({ state, javaScript: false });
		const id = await idOf('Kuntastrategia');
		await page.goto(room(`/${id}/editions`));
		await page.getByRole('button', { name: 'Tee luonnos' }).click();
		await page.getByText('Luonnos on tehty.').waitFor();
		await page.getByRole('link', { name: 'Muokkaa 1.1 Sujuva arki' }).click();
		const text = page.getByLabel('Luvun teksti');
		const words = await text.inputValue();
		await text.fill(words.replace('käytettävissä verkossa', 'käytettävissä verkossa ja kasvokkain'));
		await page.getByRole('button', { name: 'Esikatsele' }).click();
		await page.getByRole('heading', { name: 'Esikatselu hyväksyttyyn verrattuna' }).waitFor();
		expect(await text.inputValue()).toContain('verkossa ja kasvokkain');
		await page.locator('ins', { hasText: 'ja kasvokkain' }).waitFor();
		await page.getByRole('button', { name: 'Tallenna' }).click();
		await page.getByText('Luku on tallennettu luonnokseen.').waitFor();
		await page.getByRole('link', { name: 'Vertaa voimassa olevaan' }).click();
		await page.getByText(/1 kohdan sanat muuttuivat/).waitFor();
		expect(await page.locator('ins').first().innerText()).toContain('lisätty');
		await page.goto(room(`/${id}/editions`));
		await page.getByRole('link', { name: 'Jatka luonnosta' }).click();
		await page.getByText('Yksi alemman asiakirjan tavoite tulee käytäväksi läpi.').waitFor();
		await page.getByRole('button', { name: 'Hyväksy versio' }).click();
		await page.getByText('Yksi tavoite tai tehtävä pitää nyt käydä läpi.').waitFor();
		await page.goto(at(`/${town.slug}`));
		await page.getByText('Yksi tavoite käytävä läpi').waitFor();
		await page.goto(room('/hierarchy'));
		await page.getByText('Kuntastrategia, kohta 1.1.1, on muuttunut').waitFor();
		await page.getByLabel('Ratkaisu').selectOption('kept');
		await page.getByLabel('Perustelu').fill('Tavoite pätee yhä.');
		await page.getByRole('button', { name: 'Kuittaa' }).click();
		await page.getByText('Tehtävä on kuitattu.').waitFor();
	});

	test('two who write the same section: the later one sees both and loses nothing', async () => {
		const [mine, theirs] = [await newPage({ state }), await newPage({ state })];
		const id = await idOf('Kuntastrategia');
		await mine.goto(room(`/${id}/editions`));
		await mine.getByRole('button', { name: 'Tee luonnos' }).click();
		await mine.getByRole('link', { name: 'Muokkaa 1.2 Talous' }).click();
		await mine.getByLabel('Luvun teksti').waitFor();
		await theirs.goto(mine.url());
		const words = await mine.getByLabel('Luvun teksti').inputValue();
		await theirs.getByLabel('Luvun teksti').fill(words.replace('vuosittain', 'keväisin'));
		await theirs.getByRole('button', { name: 'Tallenna' }).click();
		await theirs.getByText('Luku on tallennettu luonnokseen.').waitFor();
		await mine.getByLabel('Luvun teksti').fill(words.replace('vuosittain', 'syksyisin'));
		await mine.getByRole('button', { name: 'Tallenna' }).click();
		await mine.getByText('Joku muu ehti muuttaa tätä lukua').waitFor();
		await mine.locator('pre', { hasText: 'keväisin' }).waitFor();
		expect(await mine.getByLabel('Sinun tekstisi').inputValue()).toContain('syksyisin');
		await mine.getByRole('button', { name: 'Tallenna' }).click();
		await mine.getByText('Luku on tallennettu luonnokseen.').waitFor();
		await mine.getByText('Rahoitus päätetään syksyisin.').waitFor();
	});

	test('the ledger is red until a post is filled, then met; it reads well and small', async () => {
		const page = await newPage({ state });
		const id = await idOf('Kirjaston strategia');
		await page.goto(room(`/${id}/ledger`));
		await page.getByText('2 on hoitamatta').waitFor();
		const row = page.getByRole('listitem').filter({ hasText: 'Johtoryhmä vastaa' });
		await row.getByText('Kohta vaatii viran').click();
		await row.getByLabel('Rooli').selectOption({ index: 1 });
		await row.getByRole('button', { name: 'Liitä rooli' }).click();
		await page.getByText('Rooli on liitetty kohtaan.').waitFor();
		await ask(
			`update position p set person_id = (select id from person o where o.tenant_id = p.tenant_id limit 1)
			from gate.tenant_address a where a.tenant_id = p.tenant_id and a.slug = $1`,
			[town.slug],
		);
		await ask(
			`insert into position (tenant_id, id, role_id, title, person_id, days_per_month, valid_from)
			select r.tenant_id, gen_random_uuid(), r.role_id, 'Vastaava', (select id from person o where o.tenant_id = r.tenant_id limit 1), 5, '2020-01-01'
			from required_role r join gate.tenant_address a using (tenant_id) where a.slug = $1`,
			[town.slug],
		);
		await page.goto(room(`/${id}/ledger`));
		await page.getByText('1 velvoite on toteutunut').waitFor();
		await row.getByText(/^Toteutunut \d{4}$/).waitFor();
		for (const path of [`/${id}/ledger`, `/${id}/editions`, `/${id}/compare`, '/hierarchy']) {
			const phone = await newPage({ state, width: 360 });
			await phone.goto(room(path));
			await expectAccessible(phone);
			await expectNoSidewaysScroll(phone);
		}
	});

	test('a new text of a known strategy comes in as its draft, each clause with what it goes on from', async () => {
		const page = await newPage({ state, javaScript: false });
		const id = await idOf('Kirjaston strategia');
		await page.goto(room(`/${id}/editions`));
		await page.getByRole('link', { name: 'Tuo uusi teksti' }).click();
		await page.getByLabel('Asiakirjan teksti').fill(`${service}- Etäopastusta on annettava\n`);
		await page.getByRole('button', { name: 'Näytä kohdat' }).click();
		await page.getByText('4 kohtaa on ennallaan').waitFor();
		await page.getByRole('button', { name: 'Tallenna luonnokseksi' }).click();
		await page.getByText('Hyväksy versioksi').waitFor();
		await page.getByText('Etäopastusta on annettava').first().waitFor();
		await page.getByRole('heading', { name: 'Asiakirja', exact: true }).waitFor();
		await page.goto(room(`/${id}/editions`));
		await page.getByRole('row', { name: /Luonnos/ }).waitFor();
	});
});
