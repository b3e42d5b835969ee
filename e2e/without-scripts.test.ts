import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, newPage, type PageOptions } from './browser.ts';
import { DEMONSTRATION, demonstrationSite } from './demonstration.ts';
import { founded, mintFoundingLink } from './founded.ts';
import { parameters } from './pages.ts';
import { at } from './product.ts';

// What one cannot do without must work where scripts are blocked or do not arrive.
const scriptless = { javaScript: false, width: 360 } satisfies PageOptions;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

test('a municipality is founded', async () => {
	const page = await newPage(scriptless);
	await page.goto(await mintFoundingLink());
	await page.getByLabel(/^Nimi/).fill('Näytekunta');
	await page.getByLabel('Oma nimesi').fill('Aino Niemi');
	await page.getByLabel('Osoite').fill(`ilman-${randomUUID().slice(0, 8)}`);
	await page.getByLabel('Sähköposti').fill('aino@kunta.example');
	await page.getByLabel('Salasana').fill('123456789 012');
	await button(page, 'Perusta ja jatka').click();
	await page.waitForURL(/\/start$/);
	await page.getByRole('heading', { name: 'Tervetuloa, Näytekunta' }).waitFor();
});

test('one signs in, and is told when the password is wrong', async () => {
	const { slug, email, password } = await founded();
	const page = await newPage(scriptless);
	await page.goto(at(`/${slug}/sign-in`));
	for (const attempt of ['Väärä-salasana-1', password]) {
		await page.getByLabel('Sähköposti').fill(email);
		await page.getByLabel('Salasana').fill(attempt);
		await button(page, /^Kirjaudu/).click();
		if (attempt !== password) await page.getByRole('alert').waitFor();
	}
	await page.waitForURL(at(`/${slug}`));
});

describe('in a municipality at work', () => {
	let found: Record<string, string>;
	let page: Page;

	beforeAll(async () => {
		const site = await demonstrationSite();
		found = await parameters(site);
		page = await newPage({ ...scriptless, state: site.state });
	});

	const open = (path: string) => page.goto(at(`/${DEMONSTRATION}/${path}`));

	test('a unit says a need by its own link', async () => {
		await open(`say/${found['say token']}`);
		await page.getByRole('textbox').first().fill('Tulostin jumittaa joka aamu, tarvitaan uusi.');
		await button(page, /Lähetä|Kerro/).click();
		await page
			.getByText(/Kiitos/)
			.first()
			.waitFor();
		await expectAccessible(page);
	});

	test('needs are found by a word', async () => {
		await open('needs');
		await page.getByLabel('Hae sanoilla tai numerolla').fill('lainausautomaat');
		await button(page, 'Näytä tulokset').click();
		await page.waitForURL(/lainausautomaat/);
		expect(await page.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(1);
	});

	test('a scenario, its adoption and an adopted plan are read', async () => {
		const scenario = `plans/${found['portfolio']}/scenarios/${found['scenario']}`;
		await open(scenario);
		const table = page.getByRole('table', { name: 'Aikataulu' });
		expect(await table.getByRole('row').count()).toBeGreaterThan(10);
		await expectNoSidewaysScroll(page);
		await open(`${scenario}/adoption`);
		await page.getByLabel('Suunnitelman nimi').waitFor();
		await expectAccessible(page);
		await open(`plans/adopted/${found['plan']}`);
		await page.getByRole('heading', { name: 'Mitä on muuttunut hyväksymisen jälkeen' }).waitFor();
	});

	test('anybody reads the published plan and what became of a unit’s needs', async () => {
		await open('public');
		await page.getByRole('link', { name: 'Lue suunnitelma' }).first().click();
		await page
			.getByRole('heading', { name: /suunnitelma/i })
			.first()
			.waitFor();
		await expectAccessible(page);
		await open(`public/units/${found['unit']}`);
		await page.getByRole('heading', { name: 'Pääkirjasto' }).waitFor();
	});
});
