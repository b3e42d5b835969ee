import { beforeAll, describe, expect, test } from 'vitest';
import { newPage, type PageOptions } from './browser.ts';
import { founded, type Founded } from './founded.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

let town: Founded;
let state: PageOptions['state'];

beforeAll(async () => {
	town = await founded('Vuosikunta');
	const cookies = town.cookie.split('; ').map((pair) => {
		const [name = '', value = ''] = pair.split(/=(.*)/s);
		const rest = { path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
		return { name, value, domain: new URL(at()).hostname, ...rest };
	});
	state = { cookies, origins: [] };
});

const year = (path = '') => at(`/${town.slug}/year${path}`);
const LATE = 'Tilinpäätös ja toimintakertomus';

describe('the annual cycle', () => {
	test('begins from the ready-made year, without scripts, after a look at it', async () => {
		const page = await newPage({ state, javaScript: false });
		await page.goto(year());
		await page.getByRole('link', { name: 'Katso valmista vuotta' }).click();
		await page.getByText('Kuntalaki 410/2015, 113 §').first().waitFor();
		await page.getByRole('checkbox', { name: 'Talousarvion kehys' }).uncheck();
		await page.getByRole('button', { name: 'Ota vuosikelloon' }).click();
		await page.getByRole('heading', { level: 1, name: /^Vuosikello \d{4}$/ }).waitFor();
		expect(await page.getByRole('link', { name: 'Talousarvion kehys' }).count()).toBe(0);
		expect(await page.getByRole('link', { name: 'Talousarvion hyväksyminen' }).count()).toBeGreaterThan(0);
		expect(await page.locator('svg .mark').count()).toBeGreaterThan(0);
		await page.goto(year('/template'));
		expect(await page.getByRole('checkbox').count()).toBe(1);
	});

	test('an undone duty stays red on the year and the front page until it is marked', async () => {
		await ask(
			`update duty_occurrence o set year = year - 20, starts_on = starts_on - 7305, due_on = due_on - 7305
			from duty d join gate.tenant_address a using (tenant_id)
			where d.tenant_id = o.tenant_id and d.id = o.duty_id and a.slug = $1 and d.name = $2
				and o.year = (select min(year) from duty_occurrence l where l.tenant_id = d.tenant_id and l.duty_id = d.id)`,
			[town.slug, LATE],
		);
		const page = await newPage({ state });
		await page.goto(at(`/${town.slug}`));
		await page.getByText('Yksi tehtävä on myöhässä').waitFor();
		await page.goto(year());
		await page.getByText('Yksi tehtävä on jäänyt tekemättä tai merkitsemättä').waitFor();
		await page.getByRole('link', { name: LATE }).first().click();
		await page.getByRole('radio', { name: 'Jätetty tekemättä' }).check();
		await page.getByRole('button', { name: 'Tallenna merkintä' }).click();
		await page.getByText('Kirjoita, miksi tehtävä jäi tekemättä.').first().waitFor();
		await page.getByRole('radio', { name: 'Tehty' }).check();
		await page.getByLabel('Mitä tehtiin, tai miksi ei').fill('Käsitelty hallituksessa');
		await page.getByRole('button', { name: 'Tallenna merkintä' }).click();
		await page.getByText('Merkintä tallennettiin.').waitFor();
		await page.getByText('Käsitelty hallituksessa').waitFor();
		await page.goto(year());
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.getByText(/jäänyt tekemättä tai merkitsemättä/).count()).toBe(0);
	});

	test('a body’s calendar is read by a program that is not signed in', async () => {
		const page = await newPage({ state });
		await page.goto(year('/calendar'));
		await page.getByRole('button', { name: 'Luo kalenteriosoite Valtuusto' }).click();
		const address = await page.locator('code').first().innerText();
		const answer = await fetch(address);
		expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect((await answer.text()).match(/^BEGIN:VEVENT\r$/gm)?.length).toBeGreaterThan(2);
		const again = await fetch(address, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
		expect(again.status).toBe(304);
		expect((await fetch(`${address.slice(0, -8)}aaaa.ics`)).status).toBe(404);
	});
});
