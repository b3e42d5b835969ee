import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
	expectAccessible,
	expectNoSidewaysScroll,
	newPage,
	screenshot,
	type PageOptions,
} from './browser.ts';
import { addUnits, founded, send, stateOf, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';
import { wishes, wishTable, wishUnits } from './wishes.ts';

let town: Founded;
let coordinator: PageOptions['state'];
const list = wishes();
const path = (rest: string) => `/${town.slug}/needs${rest}`;

beforeAll(async () => {
	town = await founded('Yhdistelylä');
	coordinator = stateOf(town);
	await addUnits(town, wishUnits);
	const table = new FormData();
	table.append('file', new File([wishTable(list)], 'toiveet.csv', { type: 'text/csv' }));
	const run = /import\/([\w-]+)/.exec(await send(town, 'needs/import?/upload', table))![1]!;
	const [row] = await ask('select version from import_run where id = $1', [run]);
	await send(town, `needs/import/${run}?/run`, { id: run, version: String(row?.['version']) });
});

/** Rows that consolidating may touch, as text; a need's version counts changes and is left out. */
async function rows(): Promise<string[]> {
	const tables = [
		'need',
		'wording',
		'need_effort',
		'need_dependency_said',
		'need_dependency',
		'need_part',
		'need_difference',
		'need_goal',
	];
	const all = tables.map((table) => {
		const row = table === 'need' ? `to_jsonb(row) - 'version'` : 'to_jsonb(row)';
		return `select '${table} ' || (${row})::text as line from ${table} row where tenant_id = $1`;
	});
	const found = await ask(`${all.join(' union all ')} order by line`, [town.tenantId]);
	return found.map(({ line }) => String(line));
}

async function count(question: string): Promise<number> {
	const [row] = await ask(`select count(*)::int as count from ${question}`, [town.tenantId]);
	return Number(row?.['count']);
}

const place = (page: Page) => page.locator('p.place');
const told = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

/** The keys stand on the buttons as soon as they work. */
const keysWork = (page: Page) => page.locator('kbd', { hasText: 'M' }).first().waitFor();

/** Presses a key that sends something and waits until it has been told. */
async function act(page: Page, key: string): Promise<void> {
	const before = await place(page).innerText();
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.keyboard.press(key);
	await answered;
	await page.waitForFunction(
		(text) => ![...document.querySelectorAll('p')].some((line) => line.innerText === text),
		before,
	);
}

/** What a coordinator would press: most groups are merged, some told apart, put aside, made parts or waiting. */
async function judge(page: Page, turn: number): Promise<void> {
	const usual = ['m', 'm', 'm', 'e', 'm', 'p', 'm', 'l', 'm', 'o'][turn % 10]!;
	const members = await page.getByRole('checkbox', { name: /^Mukana/ }).count();
	if (usual === 'm' && members > 2 && turn % 2 === 0)
		for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
	if (usual === 'm' && turn % 3 === 0) for (const key of ['k', 's']) await page.keyboard.press(key);
	await act(page, usual);
}

test('two hundred wishes become needs by keys alone, and undone by keys all is as it was', async () => {
	expect(list.length).toBeGreaterThanOrEqual(200);
	const before = await rows();
	expect(before.filter((line) => line.startsWith('wording'))).toHaveLength(list.length);
	const page = await newPage({ state: coordinator });
	await page.goto(at(path('/consolidate')));
	await keysWork(page);
	const groups = Number(/\/ (\d+)/.exec(await place(page).innerText())?.[1]);
	expect(groups).toBeGreaterThan(10);
	for (let turn = 0; turn < groups; turn++) await judge(page, turn);
	await page.getByText('Kaikki ehdotetut ryhmät on käyty läpi.').first().waitFor();
	expect(await count(`consolidation_act where tenant_id = $1 and undone_at is null`)).toBe(groups);
	expect(await count(`need where tenant_id = $1 and state = 'merged'`)).toBeGreaterThan(groups / 2);
	expect(await count(`wording where tenant_id = $1`)).toBe(list.length);
	expect(await rows()).not.toEqual(before);
	for (let left = groups; left > 0; left--) {
		const answered = page.waitForResponse((response) => response.url().includes('undoLatest'));
		await page.keyboard.press('u');
		expect((await answered).status()).toBe(200);
		await told(page, /^Kumottu/).waitFor();
	}
	expect(await count(`consolidation_act where tenant_id = $1 and undone_at is null`)).toBe(0);
	expect(await rows()).toEqual(before);
}, 120_000);

test('every group, need and act has a name that can be heard, and the page is good in both themes', async () => {
	const page = await newPage({ state: coordinator });
	await page.goto(at(path('/consolidate')));
	const main = page.getByRole('main');
	await main.getByRole('navigation', { name: 'Ehdotetut ryhmät' }).waitFor();
	await main.getByRole('heading', { level: 2, name: /^\d+ tarvetta: / }).waitFor();
	const needs = await main.getByRole('checkbox', { name: /^Mukana \d+$/ }).count();
	expect(needs).toBeGreaterThan(1);
	expect(await main.getByRole('radio', { name: /^Tämä jää \d+$/ }).count()).toBe(needs);
	for (const name of [/^Yhdistä \d+$/, 'Eri asia', 'Osa jäävää', 'Odottaa jäävää', 'Myöhemmin'])
		expect(await main.getByRole('button', { name, exact: true }).count(), String(name)).toBe(1);
	expect(await main.getByRole('textbox', { name: 'Yhteinen otsikko' }).count()).toBe(1);
	expect(await main.getByRole('heading', { name: 'Miksi nämä ehdotetaan samaksi' }).count()).toBe(1);
	await screenshot(page, 'needs-consolidate');
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 800 });
		await expectNoSidewaysScroll(page);
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectAccessible(page);
		}
	}
});

test('keys do nothing while one types, and none when they are switched off', async () => {
	const page = await newPage({ state: coordinator });
	await page.goto(at(path('/consolidate')));
	const title = page.getByRole('textbox', { name: 'Yhteinen otsikko' });
	const here = await place(page).innerText();
	await keysWork(page);
	await page.keyboard.press('t');
	await page.keyboard.type('nme');
	expect(await title.inputValue()).toBe('nme');
	expect(await place(page).innerText()).toBe(here);
	await page.getByRole('heading', { level: 2 }).first().focus();
	await page.keyboard.press('n');
	expect(await place(page).innerText()).not.toBe(here);
	await page.keyboard.press('?');
	await page.getByRole('checkbox', { name: 'Pikanäppäimet käytössä' }).uncheck();
	const there = await place(page).innerText();
	await page.keyboard.press('n');
	expect(await place(page).innerText()).toBe(there);
	await page.reload();
	await page
		.getByRole('checkbox', { name: 'Pikanäppäimet käytössä', includeHidden: true })
		.waitFor({ state: 'attached' });
	await page.keyboard.press('n');
	expect(await place(page).innerText()).toBe(there);
});

test('without scripts the same is done by buttons, and the place and the filters stay', async () => {
	const page = await newPage({ state: coordinator, javaScript: false });
	await page.goto(at(path('/consolidate?level=possible&q=a')));
	const heading = page.getByRole('heading', { level: 2 }).first();
	const first = await heading.innerText();
	await page.getByRole('textbox', { name: 'Yhteinen otsikko' }).fill('Yhdessä nimetty');
	await page.getByRole('button', { name: /^Yhdistä \d+$/ }).click();
	expect(new URL(page.url()).searchParams.get('q')).toBe('a');
	expect(await heading.innerText()).not.toBe(first);
	await told(page, /^Yhdistetty/).waitFor();
	await page.getByRole('link', { name: /^Tehty/ }).click();
	await page.getByText(/Otsikoksi tuli ”Yhdessä nimetty”/).waitFor();
	await expectAccessible(page);
	await page
		.getByRole('button', { name: /^Kumoa teko \d+$/ })
		.first()
		.click();
	await page.getByText(/^Teko \d+ on kumottu/).waitFor();
	expect(await count(`consolidation_act where tenant_id = $1 and undone_at is null`)).toBe(0);
});
