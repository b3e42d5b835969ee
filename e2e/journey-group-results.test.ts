import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let state: State;
let tenantId: string;

beforeAll(async () => {
	({ tenantId, state } = await demonstrationSite());
}, 120_000);

const room = (path: string) => at(`/${DEMONSTRATION}${path}`);
const daysTaken = async () => {
	const [row] = await ask(
		`select coalesce(sum(days), 0)::float8 as days from capacity_reservation where tenant_id = $1`,
		[tenantId],
	);
	return Number(row?.['days']);
};

test('a large group is shown and a small one hidden with its reason, on a phone and without scripts', async () => {
	const page = await newPage({ state, javaScript: false, width: 360 });
	await page.goto(room('/competence/results'));
	await page.getByRole('combobox', { name: 'Rooli' }).selectOption({ label: 'Kirjastovirkailija' });
	await page.getByRole('button', { name: 'Näytä tulokset' }).click();
	await page.getByRole('heading', { name: 'Kirjastovirkailija' }).waitFor();
	expect(await page.getByRole('row', { name: /K4 Digiopastus/ }).innerText()).toMatch(/[1-4] \/ 4/);
	await page.getByRole('combobox', { name: 'Rooli' }).selectOption({ label: 'Rehtori' });
	await page.getByRole('button', { name: 'Näytä tulokset' }).click();
	await page.getByText('Tätä ryhmää ei näytetä').waitFor();
	await page.getByRole('link', { name: 'Muut roolit yhdessä' }).first().click();
	await page.getByText(/^Yhdistetty: .*Rehtori/).waitFor();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});

test('a gap becomes a training that takes working time of the plans', async () => {
	const page = await newPage({ state });
	await page.goto(room('/competence/training'));
	await expectAccessible(page);
	const gap = page.getByRole('row', { name: /K2 Kirjastojärjestelmän käyttö/ }).first();
	await gap.getByRole('link', { name: 'Suunnittele koulutus' }).click();
	await page.getByRole('textbox', { name: /^Koulutuksen nimi/ }).fill('Hyllykoulutus');
	const before = await daysTaken();
	await page.getByRole('textbox', { name: /^Ensimmäinen päivä/ }).fill('2027-03-01');
	await page.getByRole('textbox', { name: /^Viimeinen päivä/ }).fill('2027-03-31');
	await page.getByRole('textbox', { name: /^Tunteja osallistujaa kohden/ }).fill('60');
	await page.getByRole('checkbox', { name: 'Palvelukoordinaattori', exact: true }).check();
	await page.getByRole('button', { name: 'Lisää koulutus' }).click();
	await page.getByText('Koulutus ”Hyllykoulutus” lisättiin').waitFor();
	expect(await daysTaken()).toBeGreaterThanOrEqual(before + 8);
	const [post] = await ask(
		`select position_id from capacity_reservation where tenant_id = $1 and title = 'Hyllykoulutus' limit 1`,
		[tenantId],
	);
	await page.goto(room(`/people/posts/${post?.['position_id']}`));
	await page.getByText('Hyllykoulutus: 8', { exact: false }).first().waitFor();
	// The coordinator has less than that left for the plan in March: what was adopted does not hold.
	const [plan] = await ask(`select id from plan where tenant_id = $1 order by adopted_at desc limit 1`, [
		tenantId,
	]);
	await page.goto(room(`/plans/adopted/${plan?.['id']}`));
	await page
		.getByText(/”Hyllykoulutus”|koulutus.*Hyllykoulutus/)
		.first()
		.waitFor();
});

test('the next survey tells what came of a training, with how sure it is', async () => {
	const page = await newPage({ state });
	await page.goto(room('/competence/training'));
	await page.getByRole('link', { name: 'Digiopastus ja tekoäly asiakastyössä' }).click();
	await page.getByRole('heading', { name: 'Mitä siitä seurasi' }).waitFor();
	const row = page.getByRole('row', { name: /K4 Digiopastus Kirjastovirkailija/ });
	expect(await row.innerText()).toMatch(/luultavasti/);
	await page.getByText(/eikä ketään seurata/).waitFor();
	await expectAccessible(page);
});
