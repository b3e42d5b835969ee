import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { budgets } from '../web/src/domain/exchange/demonstration/organisation.ts';
import { expectAccessible, newPage } from './browser.ts';
import { DEMONSTRATION, demonstrationSite, signedInAs } from './demonstration.ts';
import { faultsIn, readAdopted } from './plan-checker.ts';
import { needOf, needThatMayWait } from './planned-needs.ts';
import { at } from './product.ts';
import { stopWhenShown } from './solving.ts';

// Each step goes on where the one before it stopped, as the director of the demonstration municipality.
const COORDINATOR = 'Petri Laine';
const home = at(`/${DEMONSTRATION}`);

let page: Page;
let portfolio: string;
let scenario: string;
let plan: string;

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name });
const link = (name: string | RegExp, on = page) => on.getByRole('link', { name });
const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { name }).first();

beforeAll(async () => {
	const { state } = await demonstrationSite();
	page = await newPage({ state });
	await page.goto(home);
});

describe('from needs to a plan that is kept up', { timeout: 90_000 }, () => {
	test('new needs are accepted and scored', async () => {
		await link('Käy uudet tarpeet läpi').click();
		await page.getByLabel('Valitse sivun kaikki').check();
		await page.getByLabel('Uusi tila').selectOption({ label: 'Hyväksytty' });
		await button('Vaihda tila').click();
		await page.getByText(/Tila vaihdettu: \d+ tarvetta/).waitFor();
		await link('Tärkeysjärjestys').first().click();
		await link('Arvioi tarpeet').click();
		await heading(/Arvioi/).waitFor();
		const before = await page
			.getByText(/\d+ \/ \d+|\d+ tarpeesta/)
			.first()
			.innerText();
		for (const criterion of await page.locator('.criterion').all())
			await criterion.getByRole('radio').first().check();
		await button('Tallenna ja seuraava').click();
		await expect
			.poll(() =>
				page
					.getByText(/\d+ \/ \d+|\d+ tarpeesta/)
					.first()
					.innerText(),
			)
			.not.toBe(before);
	});

	test('money, closed periods and a scenario are set', async () => {
		await link('Suunnitelmat').first().click();
		await page.getByText('Uusi suunnittelukokonaisuus').click();
		await page.getByLabel('Nimi').fill('Toinen kierros 2027–2029');
		await page.getByLabel('Ensimmäinen vuosi').selectOption('2027');
		await button('Luo kokonaisuus').click();
		await heading('Toinen kierros 2027–2029').waitFor();
		portfolio = page.url().replace(/\/budget$/, '');
		await link('Rahat').click();
		const names = {
			investment: 'Investoinnit',
			one_off: 'Kertamenot',
			yearly: 'Vuosittaiset menot',
		} as const;
		for (const [year, amounts] of Object.entries(budgets))
			for (const [kind, amount] of Object.entries(amounts))
				await page.getByLabel(`${names[kind as keyof typeof names]} ${year}`).fill(String(amount));
		await button('Tallenna rahat').click();
		await page.getByText('Rahat on tallennettu.').waitFor();
		await link('Sulkuajat').click();
		await button(/Lisää kaikille vuosille.*Heinäkuu/).click();
		await page.getByText('Kalenteriin lisättiin 3 sulkuaikaa.').waitFor();
		await link('Vaihtoehdot').click();
		await button('Luo vaihtoehto').click();
		await heading('Perusvaihtoehto').waitFor();
		scenario = page.url();
	});

	test('a schedule appears, shows how it goes, and can be stopped', async () => {
		await button('Laske aikataulu').click();
		await stopWhenShown(page);
		expect(await page.getByRole('table', { name: 'Aikataulu' }).getByRole('row').count()).toBeGreaterThan(10);
		await expectAccessible(page);
	});

	test('planted contradictions are named with their cause', async () => {
		await openEverything();
		const told = await page.getByRole('listitem').filter({ hasText: 'odottaa tarvetta' }).allInnerTexts();
		for (const [waiting, awaited] of [
			['G085', 'G121'],
			['G108', 'G105'],
			['G111', 'G017'],
		]) {
			const [one, other] = await Promise.all([needOf(waiting!), needOf(awaited!)]);
			const line = told.find((text) => text.includes(one) && text.includes(other));
			expect(line, `${waiting} waits for ${awaited}: ${told.join('\n')}`).toMatch(
				/[Mm]ääräai|Liian myöhäistä/,
			);
		}
	});

	test('the service coordinator is asked for more than there is', async () => {
		await link('Työaika').click();
		await link('Palvelukoordinaattori').first().click();
		await heading('Palvelukoordinaattori').waitFor();
		await openEverything();
		const months = page.locator('#role').getByRole('table').getByRole('row');
		const numbers = (await months.allInnerTexts()).map((text) => text.split('\t').map(finnishNumber));
		const over = numbers.filter(([, , capacity, wished]) => wished! > capacity!);
		expect(over.length).toBeGreaterThan(0);
		expect(await page.locator('#role').getByText('Yli kapasiteetin').count()).toBeGreaterThan(0);
		expect(numbers.filter(([, used, capacity]) => used! > capacity! + 0.05)).toEqual([]);
	});

	test('a scenario with less money differs, and is told how', async () => {
		await addScenario('Puolet rahoista', async () => page.getByLabel('Rahat').fill('50'));
		await button('Laske aikataulu').click();
		await stopWhenShown(page);
		await page.goto(portfolio);
		await page.getByLabel('Verrataan tätä').selectOption({ label: 'Perusvaihtoehto' });
		await page.getByLabel('tähän', { exact: true }).selectOption({ label: 'Puolet rahoista' });
		await button('Näytä vertailu').click();
		await page.waitForURL(/compare/);
		await page.getByRole('table', { name: 'Tunnusluvut' }).waitFor();
		expect(
			await page
				.getByRole('table', { name: /^\d+ eroa?/ })
				.getByRole('row')
				.count(),
		).toBeGreaterThan(3);
		expect(await page.getByText('Jää pois').count()).toBeGreaterThan(0);
	});

	test('a need is pinned to a week and begins then', async () => {
		const { id, week } = await needThatMayWait();
		const shown = week.split('-').map(Number).toReversed().join('.');
		await page.goto(`${scenario}/needs/${id}`);
		expect(await page.getByText('Alkamisviikko on kiinnitetty.').count()).toBe(0);
		await page.getByLabel('Alkamisviikko').fill(week);
		await page.getByLabel('Perustelu').fill('Koulutus on silloin.');
		await button('Kiinnitä ja laske uudelleen').click();
		await heading('Perusvaihtoehto').waitFor();
		await stopWhenShown(page);
		await page.goto(`${scenario}/needs/${id}`);
		await page.getByText(`Kiinnitetty alkamaan ${shown}.`).waitFor();
		await page.getByText('Alkamisviikko on kiinnitetty.').first().waitFor();
		await page.getByText(new RegExp(`^${shown}–`)).waitFor();
	});

	test('a coordinator prepares but does not adopt', async () => {
		const other = await newPage({ state: await signedInAs(COORDINATOR) });
		await other.goto(scenario);
		await heading('Perusvaihtoehto', other).waitFor();
		expect(await link('Muuta oletuksia', other).count()).toBe(1);
		expect(await link('Hyväksy suunnitelmaksi', other).count()).toBe(0);
		expect((await other.goto(`${scenario}/adoption`))?.status()).toBe(403);
		await heading('Sinulla ei ole oikeutta tähän', other).waitFor();
		await expectAccessible(other);
		await link('Tarpeet', other).first().click();
		await heading('Tarpeet', other).waitFor();
		await other.context().close();
	});

	test('the director adopts and publishes, and anybody can read it', async () => {
		await page.goto(scenario);
		await link('Hyväksy suunnitelmaksi').click();
		await page.getByLabel('Suunnitelman nimi').fill('Toisen kierroksen suunnitelma');
		await page.getByRole('textbox', { name: 'Päätös' }).fill('Johtaja hyväksyi suunnitelman.');
		await button('Hyväksy suunnitelma').click();
		await heading('Toisen kierroksen suunnitelma').waitFor();
		plan = page.url();
		const visitor = await newPage({ width: 360 });
		// Read before, so that a kept page would show.
		await visitor.goto(`${home}/public/plan`);
		expect(await heading('Toisen kierroksen suunnitelma', visitor).count()).toBe(0);
		await button('Julkaise kuntalaisille').click();
		await page.getByText(/^Julkaistu \d/).waitFor();
		await visitor.goto(`${home}/public/plan`);
		await heading('Toisen kierroksen suunnitelma', visitor).waitFor();
		await visitor.context().close();
	});

	test('what was adopted holds: time, money, order and dates', async () => {
		const adopted = await readAdopted(plan.split('/').at(-1)!);
		expect(adopted.items.length).toBeGreaterThan(30);
		expect(faultsIn(adopted)).toEqual([]);
	});

	test('a post falls vacant: the plan tells it, and is repaired with few changes', async () => {
		await endPost('Informaatikko', '2027-12-31');
		await page.goto(plan);
		const since = page.getByRole('region', { name: 'Mitä on muuttunut hyväksymisen jälkeen' });
		expect(await since.innerText()).toMatch(/Informaatikko, 2028: työaikaa oli [\d,]+ päivää, nyt 0/);
		await page.getByText(/^Suunnitelma ei enää pidä: asia koskee/).waitFor();
		await page.getByText(/^Informaatikko: työaika ei riitä ajalla/).waitFor();
		await page.goto(portfolio);
		await page.getByText(/^Toisen kierroksen suunnitelma ei enää pidä/).waitFor();
		await button('Korjaa suunnitelma').click();
		await heading('Korjaus: Toisen kierroksen suunnitelma').waitFor();
		await heading('Mitä korjaus muuttaa').waitFor();
		await stopNow();
		await link('Koko aikataulu').click();
		const { moved, all } = await differences();
		expect(moved).toBeGreaterThan(0);
		expect(moved).toBeLessThan(all / 3);
	});

	test('what begins soon stays, and another plan between calm and value can be taken', async () => {
		await page.goto(portfolio);
		await link('Korjaus: Toisen kierroksen suunnitelma').click();
		await link('Mitä korjaus muuttaa').click();
		await heading('Mitä korjaus muuttaa').waitFor();
		await link('Muuta oletuksia').click();
		await page.getByLabel('Montako viikkoa pidetään ennallaan').fill('30');
		await button('Tallenna').click();
		await link('Mitä korjaus muuttaa').click();
		await button('Laske uudelleen').click();
		const options = page.getByRole('table', { name: 'Vaihtoehdot pysyvyyden ja arvon väliltä' });
		await expect.poll(() => options.getByRole('row').count(), { timeout: 60_000 }).toBeGreaterThan(2);
		await stopNow();
		await page.getByText(/Ennallaan pidetään kaikki, mikä on alkanut tai alkaa ennen \d/).waitFor();
		const figures = await options.getByRole('row').allInnerTexts();
		const [first, last] = [figures[1]!, figures.at(-1)!].map((text) => text.split('\t').map(finnishNumber));
		expect(first![6]).toBeLessThan(last![6]!);
		await expectAccessible(page);
		await options
			.getByRole('button', { name: /^Valitse tämä/ })
			.last()
			.click();
		await options.getByRole('row').last().getByText('Käytössä').waitFor();
	});
});

async function stopNow(): Promise<void> {
	const stop = button('Tämä riittää, lopeta');
	if (await stop.isVisible()) await stop.click();
	await stop.waitFor({ state: 'detached' });
}

async function openEverything(): Promise<void> {
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
}

/** Begins a new scenario of the round with what is not as usual. */
async function addScenario(name: string, change: () => Promise<unknown>): Promise<void> {
	await page.goto(portfolio);
	await page.locator('summary', { hasText: 'Uusi vaihtoehto' }).click();
	await page.getByLabel('Vaihtoehdon nimi').fill(name);
	await change();
	await button('Luo vaihtoehto').click();
	await heading(name).waitFor();
}

async function endPost(title: string, day: string): Promise<void> {
	await page.goto(`${home}/settings/positions`);
	await page.getByRole('table').last().getByRole('link', { name: title }).click();
	const end = page.locator('section').filter({ has: button('Päätä tehtävä') });
	await end.getByLabel('Viimeinen päivä').fill(day);
	await button('Päätä tehtävä').click();
	await heading(/Tehtävät|Roolit/).waitFor();
}

async function differences(): Promise<{ moved: number; all: number }> {
	const all = Number(
		await page
			.getByRole('link', { name: /^Aikataulu \d/ })
			.innerText()
			.then((text) => text.replace(/\D/g, '')),
	);
	await page.goto(portfolio);
	await page.getByLabel('Verrataan tätä').selectOption({ label: 'Toisen kierroksen suunnitelma' });
	await page
		.getByLabel('tähän', { exact: true })
		.selectOption({ label: 'Korjaus: Toisen kierroksen suunnitelma' });
	await button('Näytä vertailu').click();
	await page.waitForURL(/compare/);
	await page.getByRole('table', { name: 'Tunnusluvut' }).waitFor();
	const moved = await page.getByText(/^(Siirtyy|Jää pois|Tulee mukaan|Alku pysyy)/).count();
	return { moved, all };
}

function finnishNumber(text: string): number {
	return Number(text.replaceAll(/[\s\u00A0]/g, '').replace(',', '.'));
}
