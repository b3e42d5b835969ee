import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../packages/documents/src/index.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';
import { residentItems, type ResidentItems } from './resident-items.ts';

const root = `/${DEMONSTRATION}/public`;
const phone = { width: 360, javaScript: false } as const;
let items: ResidentItems;
let tenantId: string;
let director: State;

beforeAll(async () => {
	const site = await demonstrationSite();
	({ tenantId, state: director } = site);
	items = await residentItems(site);
	// Written past the product: its trail must grow before kept pages are made anew.
	await say('Muistiin.');
});

/** A form as the page of a resident sends it. */
async function say(text: string, more: Record<string, string> = {}): Promise<Response> {
	return fetch(at(`${root}/feedback`), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(at()).origin, accept: 'text/html' },
		body: new URLSearchParams({ text, page: `${root}/goals`, about: '', website: '', ...more }),
	});
}

async function expectGood(page: Page): Promise<void> {
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

describe('a resident on a phone, without scripts', () => {
	test('reads what was promised and what happened, and no cookie is set', async () => {
		const page = await newPage(phone);
		await page.goto(at(root));
		await heading(page, 'Mitä on luvattu ja mitä on tehty');
		await expectGood(page);
		await page.getByRole('link', { name: 'Katso tavoitteet ja mittarit' }).click();
		await page.locator(`a[href="${root}/goals/${items.goal}"]`).first().click();
		await expect.poll(() => page.locator('main').innerText()).toContain('1 etenee');
		await expect.poll(() => page.locator('main').innerText()).toContain('Vuonna 2026 arvo oli 515 henkilöä.');
		await expectGood(page);
		await page.getByRole('link', { name: 'Lainausautomaatit uusitaan' }).click();
		await heading(page, 'Lainausautomaatit uusitaan');
		expect(await page.locator('main').innerText()).not.toContain('Sisäinen huomautus');
		await page.goto(at(`${root}/decisions/${items.decision}`));
		expect(await page.locator('main').innerText()).toContain('Kirjastoihin hankitaan uudet automaatit');
		expect(await page.locator('main').innerText()).not.toMatch(/Sisäinen ehdotus|Sisäinen perustelu/);
		await expectGood(page);
		expect(await page.context().cookies()).toEqual([]);
	});

	test('finds what became of a need by a word', async () => {
		const page = await newPage(phone);
		await page.goto(at(`${root}/needs`));
		await page.getByRole('searchbox').fill('tulost');
		await page.getByRole('button', { name: 'Näytä tulokset' }).click();
		const rows = page.getByRole('row').filter({ hasText: /tulost/i });
		expect(await rows.count()).toBeGreaterThan(0);
		await expectGood(page);
		expect(await page.context().cookies()).toEqual([]);
	});

	test('says something, is answered by staff, and has it erased', async () => {
		const page = await newPage(phone);
		const words = `Automaatti on liian korkealla ${randomUUID().slice(0, 8)}.`;
		await page.goto(at(`${root}/measures/${items.measure}`));
		await page.locator('summary', { hasText: 'Anna palautetta' }).click();
		await page.getByLabel('Mitä haluat sanoa?').fill(words);
		await page.getByLabel(/saavutettavuutta/).check();
		await page.getByLabel(/^Sähköposti/).fill('ei osoite');
		await page.getByRole('button', { name: 'Lähetä palaute' }).click();
		await page.getByRole('heading', { level: 1, name: 'Palaute' }).waitFor();
		expect(await page.getByLabel('Mitä haluat sanoa?').inputValue()).toBe(words);
		await expectGood(page);
		await page.getByLabel(/^Sähköposti/).fill('maija@koria.example');
		await page.getByRole('button', { name: 'Lähetä palaute' }).click();
		await heading(page, /^Palautteesi \d+$/);
		expect(await page.locator('main').innerText()).toContain('Saat vastauksen viimeistään');
		await expectGood(page);
		const own = page.url().replace('?sent', '');

		const office = await newPage({ state: director });
		await office.goto(at(`/${DEMONSTRATION}/settings/feedback?state=new`));
		const one = office.getByRole('article').filter({ hasText: words });
		await expectGood(office);
		await one.locator('summary', { hasText: /^Vastaa$/ }).click();
		await one.getByLabel('Vastaus').fill('Siirrämme automaattia alemmas.');
		await one.getByRole('button', { name: 'Lähetä vastaus sähköpostiin' }).click();
		await office.getByText('Vastaus tallennettiin.').waitFor();

		await page.goto(own);
		expect(await page.locator('main').innerText()).toContain('Siirrämme automaattia alemmas.');
		expect(await page.locator('main').innerText()).not.toContain('Marja Salonen');
		await page.locator('summary', { hasText: 'Poista palautteeni' }).click();
		await page.getByRole('button', { name: 'Poista pysyvästi' }).click();
		await page.getByText('Palautteen teksti ja osoite on poistettu.').waitFor();
		const left = await ask(
			`select 1 from feedback where tenant_id = $1 and (text like $2 or email is not null and text like $2)`,
			[tenantId, `%${words}%`],
		);
		expect(left).toEqual([]);
		expect(await page.context().cookies()).toEqual([]);
	});
});

describe('what is not public', () => {
	const places = () => [
		'',
		'/goals',
		`/goals/${items.goal}`,
		'/strategy',
		'/data/goals.json',
		'/data/measures.json',
		'/data/measures.csv',
		'/data/indicators.csv',
		'/embed/goals',
	];
	const everywhere = async () => {
		const answers = await Promise.all(
			places().map((place) => fetch(at(root + place), { headers: { accept: 'text/html' } })),
		);
		return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
	};

	test('is nowhere at once when the director takes it back, and again where it was when it is given', async () => {
		expect(await everywhere()).toContain('Lainausautomaatit uusitaan');
		const page = await newPage({ state: director });
		const own = at(`/${DEMONSTRATION}/settings/publicity/measure/${items.measure}`);
		const choose = async (state: string) => {
			await page.goto(own);
			await page.getByRole('radiogroup', { name: 'Koko kohde' }).getByLabel(state).check();
			await page.getByRole('button', { name: 'Tallenna' }).click();
			await page.getByText('Tallennettu.').first().waitFor();
		};
		await choose('Hyväksytty');
		expect(await everywhere()).not.toContain('Lainausautomaatit uusitaan');
		expect((await fetch(at(`${root}/measures/${items.measure}`))).status).toBe(404);
		await expectGood(page);
		await choose('Julkinen');
		expect(await everywhere()).toContain('Lainausautomaatit uusitaan');
	});
});

describe('open data', () => {
	const fields = ['read_on', 'value'] as const;
	test('read again as CSV and as JSON is what the page tells', async () => {
		const json = (await (await fetch(at(`${root}/data/readings.json`))).json()) as {
			licence: { name: string };
			rows: Record<string, unknown>[];
		};
		expect(json.licence.name).toBe('CC BY 4.0');
		const own = json.rows.filter((row) => row['indicator_id'] === items.indicator);
		expect(own.map((row) => fields.map((field) => row[field]))).toEqual([
			['2024-12-31', 310],
			['2025-12-31', 420],
			['2026-12-31', 515],
		]);
		const bytes = new Uint8Array(await (await fetch(at(`${root}/data/readings.csv`))).arrayBuffer());
		const table = await readTable(bytes, 'readings.csv');
		if (!table.ok) throw new Error('The file could not be read.');
		const { columns: names, rows } = table;
		expect(rows.length).toBe(json.rows.length);
		const column = (name: string) => names.indexOf(name);
		expect(
			rows
				.filter((row) => row[column('indicator_id')] === items.indicator)
				.map((row) => String(row[column('value')])),
		).toEqual(['310', '420', '515']);
		const page = await newPage(phone);
		await page.goto(at(`${root}/indicators/${items.indicator}`));
		for (const [, value] of own.map((row) => fields.map((field) => row[field])))
			expect(await page.locator('main table').first().innerText()).toContain(String(value));
		await expectGood(page);
	});

	test('may be fetched from anywhere, and is not sent twice', async () => {
		const first = await fetch(at(`${root}/data/goals.json`));
		expect(first.headers.get('access-control-allow-origin')).toBe('*');
		expect(first.headers.getSetCookie()).toEqual([]);
		for (const [asked, told] of [
			['if-none-match', 'etag'],
			['if-modified-since', 'last-modified'],
		] as const) {
			const again = await fetch(at(`${root}/data/goals.json`), {
				headers: { [asked]: first.headers.get(told) ?? '' },
			});
			expect(again.status, asked).toBe(304);
		}
		const catalogue = (await (await fetch(at(`${root}/data/catalogue.jsonld`))).json()) as Record<
			string,
			unknown
		>;
		expect(catalogue['@type']).toBe('dcat:Catalog');
		const closed = await fetch(at(`/${DEMONSTRATION}/public/goals`));
		expect(closed.headers.has('access-control-allow-origin')).toBe(false);
	});
});

describe('in the frame of another site', () => {
	let other: Server;
	afterAll(() => void other?.close());

	test('the embeds are shown, and no other page is', async () => {
		const frame = (path: string) => `<iframe title="x" src="${at(root + path)}?lang=sv"></iframe>`;
		const body = ['/embed/goals', '/embed/plan', `/embed/indicator/${items.indicator}`, '/goals']
			.map(frame)
			.join('');
		other = createServer((_, answer) =>
			answer.setHeader('content-type', 'text/html').end(`<!doctype html><title>x</title>${body}`),
		);
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		// A refused frame is an error in the browser's log, and that is what is looked for here.
		const page = await newPage({ javaScript: false });
		page.removeAllListeners('console');
		await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
		const shown = await Promise.all(
			page
				.frames()
				.slice(1)
				.map((one) =>
					one
						.locator('main')
						.count()
						.catch(() => 0),
				),
		);
		expect(shown).toEqual([1, 1, 1, 0]);
		const goals = page.frames()[1]!;
		expect(await goals.locator('html').getAttribute('lang')).toBe('sv');
		expect(await goals.locator('main').innerText()).toContain('515');
		expect(await page.context().cookies()).toEqual([]);
	});
});

describe('kept pages', () => {
	test('say how they may be kept, and are not sent twice', async () => {
		const headers = { accept: 'text/html', 'accept-language': 'sv' };
		const first = await fetch(at(`${root}/goals`), { headers });
		expect(first.headers.get('cache-control')).toBe('public, max-age=0');
		expect(first.headers.get('vary')).toMatch(/accept-language, cookie/);
		expect(first.headers.getSetCookie()).toEqual([]);
		const again = await fetch(at(`${root}/goals`), {
			headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' },
		});
		expect(again.status).toBe(304);
		const own = await say(`Näkyykö tämä ${randomUUID()}?`);
		const mine = await fetch(at(own.headers.get('location') ?? ''), { headers: { accept: 'text/html' } });
		expect(mine.headers.get('cache-control')).toBe('no-store');
	});
});
