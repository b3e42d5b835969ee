import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite } from './demonstration.ts';
import { at } from './product.ts';
import { stopWhenShown } from './solving.ts';

// What would help, what fairness costs and what the criteria weigh: each step on a scenario of its own.
const home = at(`/${DEMONSTRATION}`);
let page: Page;
let scenario: string;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const link = (name: string | RegExp) => page.getByRole('link', { name });

beforeAll(async () => {
	const { state } = await demonstrationSite();
	page = await newPage({ state });
	await page.goto(`${home}/plans`);
	await link('TVT-kehittäminen 2027–2029').first().click();
	await page.getByRole('heading', { name: 'TVT-kehittäminen 2027–2029' }).waitFor();
	await page.locator('summary', { hasText: 'Uusi vaihtoehto' }).click();
	await page.getByLabel('Vaihtoehdon nimi').fill('Neuvottelu');
	await page.getByLabel('Rahat').fill('60');
	await button('Luo vaihtoehto').click();
	await page.getByRole('heading', { name: 'Neuvottelu' }).waitFor();
	scenario = page.url();
	await button('Laske aikataulu').click();
	await page.getByRole('button', { name: 'Tämä riittää, lopeta' }).waitFor();
	await page.getByText('Kuinka hyvä tämä on').waitFor({ timeout: 60_000 });
}, 120_000);

describe('bargaining over a plan', { timeout: 120_000 }, () => {
	test('the schedule says how far from the best it may be', async () => {
		await page.getByText(/^(≤ [\d,]+ %|Paras)$/).waitFor();
	});

	test('the price of fair shares is shown before they are chosen', async () => {
		// The price is reckoned when somebody first asks for it.
		await button('Tämä riittää, lopeta').waitFor({ state: 'detached', timeout: 60_000 });
		await expect.poll(() => priceIsThere(), { timeout: 60_000, interval: 1000 }).toBe(true);
		await expectAccessible(page);
		const rows = page.getByRole('table', { name: 'Mitä takuu maksaa' }).getByRole('row');
		expect(await rows.count()).toBe(6);
		const last = page.getByRole('radio').last();
		const chosen = await last.getAttribute('value');
		await last.check();
		await button('Käytä ja laske uudelleen').click();
		await page.getByText(`takuu ${chosen} % reilusta osuudesta`).waitFor();
		await stopWhenShown(page);
	});

	test('a need left out tells what would let it in, and one press takes it for granted', async () => {
		await openOffer();
		await expectAccessible(page);
		const offer = page
			.locator('li')
			.filter({ has: button(/Oleta näin ja laske uudelleen/) })
			.first();
		const missing = await offer.locator('ul li').first().innerText();
		await offer.getByRole('button').click();
		const assumed = page.getByRole('region', { name: 'Tässä skenaariossa oletetaan lisäksi' });
		await assumed.waitFor();
		expect(await assumed.innerText()).toContain(missing.trim());
		await stopWhenShown(page);
		await assumed.getByRole('button', { name: /Poista oletus/ }).click();
		await assumed.waitFor({ state: 'detached' });
		await stopWhenShown(page);
	});

	test('weights come from comparing criteria', async () => {
		await page.goto(`${home}/priorities/criteria`);
		await link('Laske painot vertaamalla').click();
		await page.getByLabel(/^Tärkein peruste/).selectOption({ index: 1 });
		await page.getByLabel('Vähiten tärkeä peruste').selectOption({ index: 4 });
		await button('Jatka vertailuun').click();
		await page.waitForURL(/best=/);
		for (const select of await page.getByRole('group').getByRole('combobox').all())
			await select.selectOption('3');
		await expectAccessible(page);
		await button('Laske painot').click();
		const proposal = page.getByRole('table', { name: 'Ehdotetut painot' });
		await proposal.waitFor();
		const cells = await proposal.locator('tbody td:last-child').allInnerTexts();
		expect(cells.map((text) => Number(text.trim())).reduce((sum, weight) => sum + weight, 0)).toBe(100);
	});
});

async function priceIsThere(): Promise<boolean> {
	await page.goto(`${scenario}/fairness`);
	return (await page.getByRole('table', { name: 'Mitä takuu maksaa' }).count()) > 0;
}

/** Opens the first need left out whose smallest change can be taken for granted. */
async function openOffer(): Promise<void> {
	await page.goto(`${scenario}?view=left`);
	const left = page.getByRole('table').getByRole('link');
	const addresses = await left.evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href));
	for (const address of addresses.filter((one) => /\/needs\/[^/]+$/.test(one))) {
		await page.goto(address);
		if ((await button(/Oleta näin ja laske uudelleen/).count()) > 0) return;
	}
	throw new Error('No need left out has an offer.');
}
