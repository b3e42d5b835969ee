import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMeeting } from './attendance.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage, type PageOptions } from './browser.ts';
import { founded, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let town: Founded;
let state: PageOptions['state'];

const room = (path = '') => at(`/${town.slug}${path}`);
const strategy = `5.2 Kirjaston tavoitteet

- Jokaisessa kirjastossa tulee olla toimiva tulostus
- Vanhaa tietokantaa ylläpidetään
`;

/** Posts held by the first administrator, and the bodies they lead. */
async function seatAll(): Promise<void> {
	const role = randomUUID();
	const [who] = await ask(
		`select p.id, p.tenant_id from person p join gate.tenant_address a using (tenant_id) where a.slug = $1`,
		[town.slug],
	);
	const [person, tenant] = [who?.['id'], who?.['tenant_id']];
	await ask(`insert into role (tenant_id, id, name) values ($1, $2, 'Johtaja')`, [tenant, role]);
	for (const title of ['Kirjastonjohtaja', 'Rehtori'])
		await ask(
			`insert into position (tenant_id, id, role_id, title, person_id, days_per_month, valid_from)
			values ($1, gen_random_uuid(), $2, $3, $4, 4, '2020-01-01')`,
			[tenant, role, title, person],
		);
	const post = `(select id from position where tenant_id = body.tenant_id and title = $2)`;
	await ask(
		`update body set chair_position_id = ${post} where tenant_id = $1 and governance_model = 'own_strategy'`,
		[tenant, 'Kirjastonjohtaja'],
	);
	await ask(
		`update body set chair_position_id = ${post} where tenant_id = $1 and governance_model = 'principals_review'`,
		[tenant, 'Rehtori'],
	);
}

beforeAll(async () => {
	town = await founded('Arviointikunta');
	state = stateOf(town);
	const page = await newPage({ state, javaScript: false });
	await page.goto(room('/year/template'));
	await page.getByRole('button', { name: 'Ota vuosikelloon' }).click();
	await page.getByRole('heading', { level: 1, name: /^Vuosikello/ }).waitFor();
	await seatAll();
	await page.goto(room('/strategy/import'));
	await page.getByLabel('Asiakirjan teksti').fill(strategy);
	await page.getByLabel('Asiakirjan nimi').fill('Kirjaston TVT-strategia');
	await page.getByRole('button', { name: 'Näytä kohdat' }).click();
	await page.getByRole('button', { name: 'Tallenna asiakirja' }).click();
	await page.getByText('Asiakirja on tallennettu.').waitFor();
	const [row] = await ask(
		`select s.id from strategy s join gate.tenant_address a using (tenant_id) where a.slug = $1`,
		[town.slug],
	);
	await page.goto(room(`/strategy/goals/new?strategy=${String(row?.['id'])}`));
	for (const box of await page.getByRole('checkbox').all()) await box.check();
	await page.getByRole('button', { name: /Tee tavoit/ }).click();
	await page.waitForURL(/goals(\?|$)|strategy/);
}, 120_000);

/** Whoever leads is there, and another as secretary: the meeting begins. */
async function beginMeeting(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Läsnä' }).click();
	await page.getByText('Muut osallistujat').first().waitFor();
	const guests = page.locator('form[action*="/invite"]');
	if (!(await guests.isVisible())) await page.getByText('Muut osallistujat').first().click();
	await page.getByLabel('Nimi, jos ei virkaa').fill('Sirpa Sihteeri');
	await guests.getByRole('button', { name: 'Lisää' }).click();
	await page.getByText('Osallistuja lisättiin.').waitFor();
	await page.getByLabel('Läsnä', { exact: true }).first().selectOption({ label: 'Paikalla' });
	await openMeeting(page, 'Sirpa Sihteeri');
}

/** Puts what the page tells about on the agenda of a new meeting, which begins. */
async function takeToMeeting(page: Page, day: string, told: string | RegExp): Promise<void> {
	await page.getByLabel('Uuden kokouksen päivä').fill(day);
	await page.getByRole('button', { name: 'Vie esityslistalle' }).click();
	await page.getByText(told).waitFor();
	await beginMeeting(page);
}

async function say(page: Page, verdict: string, why: string): Promise<void> {
	await page.getByRole('radio', { name: verdict }).check();
	await page.getByLabel('Miksi?').fill(why);
	await page.getByRole('button', { name: 'Tallenna kanta' }).click();
}

describe('the management team’s yearly evaluation', () => {
	test('is opened, answered on a phone, taken to a meeting and decided: the next edition beside the old', async () => {
		const page = await newPage({ state, javaScript: false, width: 360 });
		await page.goto(room('/year/reviews'));
		await page.getByRole('link', { name: 'Avaa arviointikierros' }).click();
		await page.getByLabel('Strategia', { exact: true }).selectOption({ label: 'Kirjaston TVT-strategia' });
		await page.getByRole('button', { name: 'Avaa kierros' }).click();
		await page.getByText('Kierros on avattu').waitFor();
		const round = page.url();
		await expectNoSidewaysScroll(page);

		await page.goto(room());
		await page.getByRole('link', { name: /2 kohtaa odottaa kantaasi/ }).click();
		await say(page, 'Muutetaan', 'Tulostus toimii, mutta skannaus puuttuu.');
		await page.getByText('Kerro, miten muutetaan').first().waitFor();
		await page.getByText('Miten muutetaan?', { exact: true }).click();
		const text = page.getByLabel('Strategian kohdan uusi teksti');
		await text.fill('Jokaisessa kirjastossa tulee olla toimiva tulostus ja skannaus');
		await page.getByRole('button', { name: 'Tallenna kanta' }).click();
		await page.getByText('Kanta on tallennettu.').waitFor();
		await say(page, 'Säilytetään', 'Tietokantaa käytetään yhä.');
		await page.getByText('Olet vastannut kaikkeen').waitFor();
		await expectAccessible(page);

		await page.goto(round);
		await page.getByText('Vie kokoukseen').click();
		await page.getByText('Tulevaa kokousta ei ole').waitFor();
		await takeToMeeting(page, '2026-01-20', 'Esityslistalle lisättiin 3 asiaa.');

		await page.goto(round);
		await page.getByRole('link', { name: 'Käsittele kokouksessa' }).click();
		await page.getByRole('link', { name: /tietokantaa/ }).click();
		await page.getByRole('radio', { name: 'Lopetetaan' }).check();
		await page.getByLabel('Miksi?').fill('Kokous päätti luopua siitä.');
		await page.getByRole('button', { name: 'Kirjaa kokouksen kanta' }).click();
		await page.getByRole('button', { name: 'Päätetään' }).click();
		await page.getByText('Arviointi on päätetty.').waitFor();
		await expectAccessible(page);
		expect(await page.getByRole('link', { name: 'suomi' }).count()).toBeGreaterThan(0);
		await page.getByRole('link', { name: 'Vertaa uutta versiota edelliseen' }).click();
		await page.locator('ins', { hasText: 'skannaus' }).first().waitFor();
		await page.getByText('Vanhaa tietokantaa ylläpidetään').first().waitFor();
		await page.goto(room('/strategy/goals'));
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.getByText('Vanhaa tietokantaa ylläpidetään').count()).toBe(0);
	});
});

describe('the principals’ review and work-year plan', () => {
	test('the review is decided; the plan shows the measures of the budget by work-year and is adopted', async () => {
		const [goal] = await ask(
			`select g.id, g.tenant_id from goal g join gate.tenant_address a using (tenant_id)
			where a.slug = $1 and g.retired_at is null limit 1`,
			[town.slug],
		);
		const [area] = await ask(
			`select id from service_area where tenant_id = $1 and governance_model = 'principals_review'`,
			[goal?.['tenant_id']],
		);
		await ask(
			`insert into measure (tenant_id, id, goal_id, code, title, service_area_id, cost_total, starts_on, ends_on)
			values ($1, gen_random_uuid(), $2, 'K1', 'Opettajien digikoulutus', $3, 7300, '2027-10-01', '2028-03-31')`,
			[goal?.['tenant_id'], goal?.['id'], area?.['id']],
		);
		const page = await newPage({ state, javaScript: false });
		await page.goto(room('/year/reviews/new'));
		const [principals] = await ask(
			`select id from body where tenant_id = $1 and governance_model = 'principals_review'`,
			[goal?.['tenant_id']],
		);
		await page.getByLabel('Toimielin').selectOption(String(principals?.['id']));
		await page.getByLabel('Strategia', { exact: true }).selectOption({ label: 'Kirjaston TVT-strategia' });
		await page.getByRole('button', { name: 'Avaa kierros' }).click();
		await page.getByText('Kierros on avattu').waitFor();
		const round = page.url();
		await page.getByRole('link', { name: 'Vastaa' }).first().click();
		while (await page.getByRole('radio', { name: 'Säilytetään' }).isVisible()) {
			await say(page, 'Säilytetään', 'Koulutus on yhä tarpeen.');
			await page
				.getByText(/Kanta on tallennettu|Olet vastannut kaikkeen/)
				.first()
				.waitFor();
		}
		await page.goto(round);
		await page.getByText('Vie kokoukseen').click();
		await takeToMeeting(page, '2026-05-20', /^Esityslistalle lisättiin/);
		await page.goto(`${round}/meeting`);
		await page.getByRole('button', { name: 'Päätetään' }).click();
		await page.getByText('Arviointi on päätetty.').waitFor();

		const plan = room(`/year/work-plan?area=${String(area?.['id'])}&year=2027`);
		await page.goto(plan);
		await page.getByRole('heading', { level: 1, name: /^Työvuosisuunnitelma 2027–2028/ }).waitFor();
		const row = page.getByRole('row', { name: /Opettajien digikoulutus/ });
		expect(await row.innerText()).toMatch(/1\.10\.2027–31\.3\.2028/);
		expect((await row.innerText()).replaceAll(/\s/g, ' ')).toMatch(/3 669,95 €.*3 630,05 €/);
		await page.getByText('Muuta suunnitelman nimeä').click();
		await page.getByLabel('Suunnitelman nimi').selectOption({ label: 'Lukuvuosisuunnitelma' });
		await page.getByRole('button', { name: 'Tallenna', exact: true }).last().click();
		await page.getByRole('heading', { level: 1, name: /^Lukuvuosisuunnitelma/ }).waitFor();
		await page.goto(`${plan.replace('2027', '2028')}&view=budget`);
		const same = page.getByRole('row', { name: /Opettajien digikoulutus/ });
		expect((await same.innerText()).replaceAll(/\s/g, ' ')).toContain('3 630,05 €');

		await page.goto(plan);
		await page.getByText('Tulevaa kokousta ei ole').waitFor();
		await takeToMeeting(page, '2026-06-03', 'Suunnitelma on esityslistalla.');
		await page.goto(plan);
		await page.getByRole('button', { name: 'Hyväksytään suunnitelma' }).click();
		await page.getByText('Suunnitelma on hyväksytty').waitFor();
		await ask(`update measure set title = 'Aivan muuta' where tenant_id = $1 and code = 'K1'`, [
			goal?.['tenant_id'],
		]);
		await page.goto(plan);
		await page.getByRole('row', { name: /Opettajien digikoulutus/ }).waitFor();
		await expectAccessible(page);
	});
});
