import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let state: State;
let tenantId: string;

beforeAll(async () => {
	({ tenantId, state } = await demonstrationSite());
}, 120_000);

const room = (path: string) => at(`/${DEMONSTRATION}/people${path}`);
const idOf = async (table: 'position' | 'key_task', column: string, name: string) => {
	const [row] = await ask(`select id from ${table} where tenant_id = $1 and ${column} = $2`, [
		tenantId,
		name,
	]);
	return String(row?.['id']);
};

describe('required posts', () => {
	test('are red where the strategy wants a permanent one; a gap leads to its price, item by item', async () => {
		const page = await newPage({ state });
		await page.goto(room('/required'));
		const row = page.locator('tr', { hasText: 'Mediatuottaja' });
		await row.getByText('Täyttämättä').waitFor();
		await expectAccessible(page);
		await row.getByRole('link', { name: /tehtävälle Mediatuottaja/ }).click();
		await page.getByRole('button', { name: /^Laske (hinta|uudelleen)$/ }).click();
		await page.getByRole('progressbar').first().waitFor();
		await page.getByRole('button', { name: 'Laske uudelleen' }).waitFor({ timeout: 90_000 });
		const [price] = await ask(
			`select result from post_price where tenant_id = $1 and position_id = $2 and state = 'done'
				order by asked_at desc limit 1`,
			[tenantId, await idOf('position', 'title', 'Mediatuottaja')],
		);
		const { items, whole } = price!['result'] as { items: Loss[]; whole: Loss };
		expect(items.length).toBeGreaterThan(0);
		const table = page.locator('table', { has: page.getByText('Mitä tapahtuu ja miksi', { exact: true }) });
		expect(await table.locator('tbody tr').count()).toBe(items.length);
		expect(items.reduce((sum, { needs }) => sum + needs, 0)).toBe(whole.needs);
		expect(items.reduce((sum, { work }) => sum + work, 0)).toBeCloseTo(whole.work, 6);
		await expectAccessible(page);
	}, 150_000);
});

interface Loss {
	needs: number;
	work: number;
}

describe('a case', () => {
	test('goes from an idea to a frozen memo on a phone, its days in the annual cycle', async () => {
		const page = await newPage({ state, width: 360 });
		const post = await idOf('position', 'title', 'TVT-tukihenkilö');
		await page.goto(room(`/cases?post=${post}`));
		await page.getByRole('textbox', { name: /^Asian nimi/ }).fill('Lähituki pysyväksi');
		await page.getByLabel(/^Kenen vuosikelloon/).selectOption({ label: 'Kansalaisopisto: rehtorit' });
		await page.getByRole('button', { name: 'Aloita', exact: true }).click();
		await page.getByText('Asia on aloitettu').waitFor();
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		const grounds = page.locator('li', { hasText: 'Perustelut ja kustannukset' });
		await grounds.getByText('Merkitse tehdyksi').first().click();
		await grounds.getByRole('textbox', { name: /^Mitä tehtiin/ }).fill('Laskelma valmis');
		await grounds.getByRole('button', { name: 'Merkitse tehdyksi' }).click();
		await page.getByText('Vaihe on merkitty tehdyksi.').waitFor();
		const duty = page.locator('li', { hasText: 'Täyttölupa' }).getByRole('link', { name: /vuosikellossa/ });
		expect(await duty.getAttribute('href')).toContain('/year/duties/');
		await page.getByText('Kirjaa päätös').first().click();
		await page.getByText('Hyväksyttiin', { exact: true }).click();
		await page.getByRole('textbox', { name: /^Kuka päätti/ }).fill('Sivistyslautakunta § 45');
		await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
		await page.getByText('Päätös on kirjattu, ja muistio on jäädytetty.').waitFor();
		const memo = page.locator('a[href*="/decisions/"]', { hasText: 'suomi' });
		const files = await memo.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
		for (const href of files) {
			const answer = await page.context().request.get(href);
			expect([href, answer.status()]).toEqual([href, 200]);
		}
		expect(files.map((href) => /\.(\w+)\?/.exec(href)?.[1])).toEqual(['pdf', 'docx', 'xlsx', 'html']);
		const html = await page.context().request.get(files.at(-1)!);
		expect(await html.text()).toContain('Lähituki pysyväksi');
	}, 60_000);
});

test('a key task tells its risk, and what falls when somebody leaves; it falls as its instruction is checked', async () => {
	const page = await newPage({ state, javaScript: false });
	await page.goto(room('/key-tasks'));
	await page.getByLabel('Jos tehtävän hoitaja lähtee').selectOption({ label: 'TVT-tukihenkilö' });
	await page.getByRole('button', { name: 'Näytä' }).click();
	await page.locator('tr', { hasText: 'Opetustilojen koneet' }).getByText('Jää ilman tekijää').waitFor();
	await expectAccessible(page);
	await page.goto(room(`/key-tasks/${await idOf('key_task', 'name', 'Kurssien ilmoittautumisjärjestelmä')}`));
	await page.getByText('Riski: Suuri, 6').waitFor();
	await page.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
	await page.getByText('Ohje on merkitty tarkistetuksi.').waitFor();
	await page.getByText('Riski: Kohonnut, 3').waitFor();
}, 60_000);
