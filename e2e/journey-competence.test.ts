import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { today } from '../web/src/platform/today.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage, type PageOptions } from './browser.ts';
import { founded, kept, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

/** In the person's own words: nobody else may be answered it. */
const CANARY = `Opin-mieluiten-${randomUUID()}`;
let town: Founded;
let administrator: PageOptions['state'];
let owner: PageOptions['state'];
let colleague: PageOptions['state'];
let surveyId: string;

const room = (path = '') => at(`/${town.slug}/competence${path}`);

async function signedIn(name: string): Promise<PageOptions['state']> {
	const token = randomBytes(24).toString('base64url');
	const [person] = await ask(
		`insert into person (tenant_id, id, name, email) values ($1, gen_random_uuid(), $2, $3) returning id`,
		[town.tenantId, name, `${randomUUID()}@koe.example`],
	);
	await ask(
		`with granted as (insert into access_grant (tenant_id, id, person_id, access_role)
			values ($1, gen_random_uuid(), $2, 'reader'))
		insert into session (tenant_id, token_hash, person_id, expires_at)
			values ($1, $3, $2, now() + interval '1 hour')`,
		[town.tenantId, person?.['id'], createHash('sha256').update(token).digest()],
	);
	return { cookies: [kept(`luotsi-${town.slug}`, token)], origins: [] };
}

beforeAll(async () => {
	town = await founded('Osaamiskunta');
	administrator = stateOf(town);
	[owner, colleague] = [await signedIn('Outi Oppija'), await signedIn('Kalle Kollega')];
	const page = await newPage({ state: administrator, javaScript: false });
	await page.goto(room('/frameworks'));
	await page
		.locator('li', { hasText: 'Kirjastotyön' })
		.getByRole('button', { name: /Ota käyttöön/ })
		.click();
	await page.getByText('Kehikko on käytössä.').waitFor();
	await page.goto(room('/surveys/new'));
	await page.getByLabel('Kartoituksen nimi').fill('Syksyn kartoitus');
	await page.getByLabel(/^Avautuu/).fill(today());
	await page.getByLabel('Viimeinen vastauspäivä').fill('2099-12-31');
	await page.getByLabel(/Kirjastotyön digiosaaminen/).check();
	await page.getByRole('button', { name: 'Lisää kartoitus' }).click();
	await page.getByRole('heading', { level: 1, name: 'Syksyn kartoitus' }).waitFor();
	surveyId = /surveys\/([\w-]+)/.exec(page.url())![1]!;
	await page.context().close();
}, 60_000);

async function choose(page: Page, words: RegExp): Promise<void> {
	const before = page.url();
	await page.locator('button[name=said]', { hasText: words }).first().click();
	await page.waitForURL((url) => url.href !== before);
}

test('a survey is answered on a phone in two goes, with scripts and without', async () => {
	const phone = await newPage({ state: owner, width: 360, javaScript: false, locale: 'fi' });
	await phone.goto(room());
	await phone.getByRole('link', { name: 'Vastaa' }).click();
	await phone.getByLabel('Mitä työtä teet?').selectOption({ label: 'Kirjastovirkailija' });
	await phone.getByRole('button', { name: 'Aloita' }).click();
	await phone.getByRole('heading', { level: 1, name: 'Automaattien ja laitteiden ensihuolto' }).waitFor();
	await expectNoSidewaysScroll(phone);
	await expectAccessible(phone);
	await choose(phone, /Vaihdan kuittirullan/);
	await choose(phone, /Hoidan varaukset/);
	await choose(phone, /Ei kuulu työhöni/);
	await phone.context().close();
	// The other day, on another device, in the dark: it goes on from where it was left.
	const page = await newPage({ state: owner, width: 360, scheme: 'dark', locale: 'fi' });
	await page.goto(room());
	await page.getByRole('link', { name: 'Jatka vastaamista' }).click();
	await page.getByRole('heading', { level: 1, name: 'Digiopastus' }).waitFor();
	await expectAccessible(page, 'looks');
	for (let left = 9; left > 1; left--) await choose(page, left === 5 ? /En osaa sanoa/ : /./);
	await page.getByRole('link', { name: 'Ohita' }).click();
	await page.getByRole('heading', { level: 1, name: 'Anna vastaukset' }).waitFor();
	await expectAccessible(page);
	await page.getByText('Yksi kysymys on ilman vastausta').waitFor();
	await page.getByLabel(/^Mitä haluaisin oppia/).fill(CANARY);
	await page.getByRole('button', { name: 'Anna vastaukset' }).click();
	await page.getByText('Kiitos! Vastauksesi on annettu.').waitFor();
	await page.getByText(CANARY).waitFor();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	// Given answers may be changed while the survey is open.
	await page.goto(room(`/answer/${surveyId}?q=1`));
	await page.getByRole('button', { name: /Vaihdan kuittirullan.*valittu/ }).waitFor();
	await choose(page, /Opastan työkavereita/);
	await page.goto(room());
	await page.getByRole('row', { name: /Automaattien.*4 Opastan muita/ }).waitFor();
	await page.context().close();
});

/** Texts of every page that a person can ask for by an address of the room, and of others where people are told of. */
async function pagesOf(state: PageOptions['state'], ids: { share: string }): Promise<string[]> {
	const cookie = (state as { cookies: { name: string; value: string }[] }).cookies
		.map(({ name, value }) => `${name}=${value}`)
		.join('; ');
	const paths = [
		...['', `?survey=${surveyId}`, '/surveys', `/surveys/${surveyId}`, '/targets', '/frameworks'].map(
			(path) => `competence${path}`,
		),
		...[`competence/answer/${surveyId}`, `competence/shared/${ids.share}`, 'competence/own/document.json'],
		...[
			'',
			'settings/audit',
			'settings/people',
			'settings/mail',
			'search?q=Opin-mieluiten',
			'year',
			'people',
		],
		...['public/data/needs.json', 'needs/export'],
	];
	const answers = paths.map(async (path) => {
		const answer = await fetch(at(`/${town.slug}/${path}`), { headers: { cookie, accept: 'text/html' } });
		expect(answer.status, path).toBeLessThan(500);
		return `${path} ${answer.status} ${await answer.text()}`;
	});
	return Promise.all(answers);
}

test('the answers are shown to one named person, who is seen reading; taken back they are gone', async () => {
	const page = await newPage({ state: owner, javaScript: false });
	await page.goto(room());
	await page.getByLabel(/^Kenelle/).selectOption({ label: 'Aino Pääkäyttäjä' });
	await page.getByRole('button', { name: 'Näytä vastaukset' }).click();
	await page.getByText('Ei ole vielä lukenut.').waitFor();
	const [row] = await ask('select id from assessment_share where tenant_id = $1', [town.tenantId]);
	const share = String(row?.['id']);
	const reading = await newPage({ state: administrator });
	await reading.goto(room());
	await reading.getByRole('link', { name: 'Outi Oppija' }).click();
	await reading.getByText(CANARY).waitFor();
	await expectAccessible(reading);
	await reading.context().close();
	await page.reload();
	await page.getByText(/^Lukenut kerran/).waitFor();
	expect((await pagesOf(colleague, { share })).filter((text) => text.includes(CANARY))).toEqual([]);
	await page.getByRole('button', { name: /^Peru näyttäminen/ }).click();
	await page.getByText('Vastauksiasi ei enää näytetä.').waitFor();
	const told = await pagesOf(administrator, { share });
	expect(told.filter((text) => text.includes(CANARY))).toEqual([]);
	expect(told.find((text) => text.startsWith('competence/shared'))).toMatch(/^\S+ 404 /);
	const words = await ask('select words from outgoing_mail where tenant_id = $1', [town.tenantId]);
	expect(JSON.stringify(words)).not.toContain(CANARY);
	expect(readFileSync(inject('productLog'), 'utf8')).not.toContain(CANARY);
	await page.context().close();
});

test('all of it is taken out, and erased it is nowhere', async () => {
	const page = await newPage({ state: owner, width: 360, javaScript: false });
	await page.goto(room());
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'JSON' }).click(),
	]);
	const data = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
		assessments: { answers: unknown[] }[];
	};
	expect(data.assessments).toMatchObject([{ survey: 'Syksyn kartoitus', wish: CANARY, shares: [{}] }]);
	expect(data.assessments[0]!.answers).toHaveLength(11);
	await page.getByRole('link', { name: 'Poista vastaukseni' }).click();
	await page.getByRole('button', { name: 'Poista kaikki vastaukseni' }).click();
	await page.getByText('Vastauksesi on poistettu.').waitFor();
	for (const table of ['assessment', 'assessment_answer', 'assessment_share', 'assessment_share_reading'])
		expect(await ask(`select 1 from ${table} where tenant_id = $1`, [town.tenantId]), table).toEqual([]);
	await page.context().close();
});
