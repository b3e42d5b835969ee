import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let director: State;

beforeAll(async () => {
	director = (await demonstrationSite()).state;
});

const home = (path = '') => at(`/${DEMONSTRATION}${path}`);

async function postId(title: string): Promise<string> {
	const rows = await ask(
		'select position.id from position join gate.tenant_address using (tenant_id) where slug = $1 and title = $2',
		[DEMONSTRATION, title],
	);
	return String(rows[0]?.['id']);
}

describe('the director', () => {
	test('reads five answers on one screen of a laptop, and on a phone', async () => {
		const page = await newPage({ state: director });
		await page.goto(home());
		const titles = ['Mitä on luvattu', 'Miten etenee', 'Kuka on jumissa', 'Mitä puuttuu', 'Mitä seuraavaksi'];
		for (const name of titles) await page.getByRole('heading', { level: 2, name }).waitFor();
		const last = await page.getByRole('region', { name: 'Mitä seuraavaksi päätetään' }).boundingBox();
		expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(950);
		expect(await page.getByRole('link', { name: /^0 / }).count()).toBe(0);
		const phone = await newPage({ state: director, width: 360 });
		await phone.goto(home());
		await expectNoSidewaysScroll(phone);
		await expectAccessible(phone);
	});

	test('follows a gap to its mending, and it is a gap no more', async () => {
		const page = await newPage({ state: director });
		await page.goto(home());
		await page.getByRole('link', { name: /asiasta ei vastaa kukaan/ }).click();
		const gap = /toteutuksesta ei vastaa kukaan/;
		await page.getByText(gap).first().waitFor();
		await page.getByRole('link', { name: /^Nimeä vastaaja ?: Perustetaan mediakasvatuksen/ }).click();
		await page.getByLabel('Toteutuksesta vastaa').selectOption({ label: 'Rehtori (Anne Kiviniemi)' });
		await page.getByRole('button', { name: 'Tallenna' }).click();
		await page.waitForURL(/measures\/[\w-]+$/);
		await page.goto(home('/people/responsibility?group=gap'));
		await page.getByRole('heading', { level: 1, name: 'Vastuut' }).waitFor();
		expect(await page.getByText(gap).count()).toBe(0);
	});

	test('hands over everything of a post and takes it back, by keyboard alone', async () => {
		const page = await newPage({ state: director });
		await page.goto(home(`/people/posts/${await postId('Rehtori')}`));
		const before = await page.getByRole('region', { name: 'Mistä tehtävä vastaa' }).innerText();
		await page.getByRole('link', { name: 'Siirrä vastuut' }).first().focus();
		await page.keyboard.press('Enter');
		await page.getByLabel('Kenelle vastuut siirtyvät').focus();
		await page.keyboard.type('Informaatikko');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Rehtori → Informaatikko' }).waitFor();
		const count = await page.getByRole('checkbox').count();
		expect(count).toBeGreaterThan(3);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Siirrä rastitut' }).focus();
		await page.keyboard.press('Enter');
		await page.getByText(`${count} vastuuta siirrettiin: Informaatikko`).waitFor();
		await page.getByText('Tehtävällä ei ole vastuita.').waitFor();
		await page.getByRole('button', { name: /^Peru siirto/ }).focus();
		await page.keyboard.press('Enter');
		await page.getByText('Siirto peruttiin. Vastuut palasivat: Rehtori.').waitFor();
		expect(await page.getByRole('region', { name: 'Mistä tehtävä vastaa' }).innerText()).toBe(before);
	});
});

test('the table is read and filtered without scripts, and leaves as a file with the same rows', async () => {
	const page = await newPage({ state: director, javaScript: false });
	await page.goto(home('/people/responsibility'));
	await page.getByLabel('Mistä vastataan').selectOption('measure');
	await page.getByLabel('Näytä').selectOption('problems');
	await page.getByRole('button', { name: 'Näytä tulokset' }).click();
	const table = page.getByRole('table', { name: /Toimenpiteet/ });
	const rows = await table.getByRole('rowheader').count();
	expect(rows).toBeGreaterThan(1);
	expect(await table.getByRole('columnheader', { name: /Palvelukoordinaattori/ }).count()).toBe(1);
	const cookie = director.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const address = home('/people/responsibility/export?format=csv&kind=measure&only=problems');
	const text = await (await fetch(address, { headers: { cookie } })).text();
	const codes = new Set([...text.matchAll(/5\.2\.\d+\/\d+|AS\d/g)].map(([code]) => code));
	expect(codes.size).toBe(rows);
});
