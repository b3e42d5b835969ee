import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openMeeting } from './attendance.ts';
import { expectAccessible, expectNoSidewaysScroll, newPage } from './browser.ts';
import { demonstrationSite, DEMONSTRATION, signedInAs, type State } from './demonstration.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';

const EDITS = 500;
const meetings = (path = '') => at(`/${DEMONSTRATION}/year/meetings${path}`);

let meetingId: string;
let state: State;

/** The management team's coming meeting. */
beforeAll(async () => {
	const site = await demonstrationSite();
	state = site.state;
	const [row] = await ask(
		`select meeting.id from meeting join body using (tenant_id)
		where body.id = meeting.body_id and tenant_id = $1 and body.governance_model = 'own_strategy'
		order by held_on desc limit 1`,
		[site.tenantId],
	);
	meetingId = String(row?.['id']);
});

const field = (page: Page) => page.locator('textarea').first();
const saved = (page: Page) => page.locator('[data-writing="saved"]').waitFor({ timeout: 30_000 });

/** Types words as fast as a script can, each at the beginning of some word: at the caret, as hands do. */
async function write(page: Page, name: string, from: number, to: number): Promise<void> {
	await field(page).evaluate(
		async (area: HTMLTextAreaElement, { name: word, from: first, to: last }) => {
			for (let count = first; count < last; count++) {
				const starts = [0, ...[...area.value.matchAll(/ /g)].map(({ index }) => index + 1)];
				const place = starts[(count * 7919) % starts.length] ?? 0;
				area.setRangeText(`${word}${count} `, place, place, 'end');
				area.dispatchEvent(new InputEvent('input', { bubbles: true }));
				// The others' words come in between.
				if (count % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		{ name, from, to },
	);
}

test('two write the same minutes, 500 edits each, one with a cut connection: nothing is lost', async () => {
	const other = await signedInAs('Petri Laine');
	const [aino, pekka] = [await newPage({ state }), await newPage({ state: other })];
	for (const page of [aino, pekka]) {
		await page.goto(meetings(`/${meetingId}/minutes`));
		await field(page).focus();
		await saved(page);
	}
	await Promise.all([write(aino, 'a', 0, 200), write(pekka, 'p', 0, 200)]);
	await pekka.context().setOffline(true);
	await Promise.all([write(aino, 'a', 200, 400), write(pekka, 'p', 200, 300)]);
	await pekka.locator('[data-writing="offline"]').waitFor({ timeout: 30_000 });
	await pekka.getByText('Ei yhteyttä. Tekstisi on tallessa tässä laitteessa').waitFor();
	await write(pekka, 'p', 300, 400);
	await pekka.context().setOffline(false);
	await Promise.all([write(aino, 'a', 400, EDITS), write(pekka, 'p', 400, EDITS)]);
	await Promise.all([saved(aino), saved(pekka)]);
	const words = (text: string) =>
		text
			.split(/\s+/)
			.filter((word) => /^[ap]\d+$/.test(word))
			.sort();
	const wanted = ['a', 'p']
		.flatMap((name) => Array.from({ length: EDITS }, (_, nth) => `${name}${nth}`))
		.sort();
	for (const page of [aino, pekka])
		await expect
			.poll(async () => words(await field(page).inputValue()).length, { timeout: 20_000 })
			.toBe(2 * EDITS);
	expect(words(await field(aino).inputValue())).toEqual(wanted);
	expect(await field(pekka).inputValue()).toBe(await field(aino).inputValue());
	await aino.reload();
	expect(words(await field(aino).inputValue())).toEqual(wanted);
});

test('a tab closed without a connection loses nothing: the next one sends what was left', async () => {
	const first = await newPage({ state });
	await first.goto(meetings(`/${meetingId}/minutes`));
	await field(first).focus();
	await saved(first);
	await first.context().setOffline(true);
	const word = `katkos-${randomUUID().slice(0, 8)}`;
	await field(first).press('Home');
	await field(first).pressSequentially(`${word} `);
	await first.locator('[data-writing="offline"]').waitFor({ timeout: 30_000 });
	await first.close();
	const context = first.context();
	await context.setOffline(false);
	const second = await context.newPage();
	await second.goto(meetings(`/${meetingId}/minutes`));
	await saved(second);
	await expect.poll(() => field(second).inputValue()).toContain(word);
	const third = await newPage({ state: await signedInAs('Petri Laine') });
	await third.goto(meetings(`/${meetingId}/minutes`));
	expect(await field(third).inputValue()).toContain(word);
});

test('without scripts a meeting is gone through from its call to the signatures', async () => {
	const page = await newPage({ state, javaScript: false, width: 360 });
	await page.goto(meetings('/new'));
	await page.getByLabel('Toimielin').selectOption({ label: 'Kirjasto: johtoryhmä' });
	await page.getByLabel('Päivä').fill('2026-01-15');
	await page.getByLabel('Alkaa klo').fill('9.30');
	await page.getByRole('button', { name: 'Kutsu kokous koolle' }).click();
	await page.getByText('Kokous on kalenterissa.').waitFor();
	await page.getByLabel('Asian otsikko').fill('Kevään aukiolot');
	await page.getByRole('button', { name: 'Lisää asia' }).click();
	await page.getByText('Asia lisättiin esityslistalle.').waitFor();
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: 'Läsnä' }).click();
	await page.getByLabel('Läsnä', { exact: true }).nth(1).selectOption({ label: 'Paikalla' });
	await openMeeting(page, 'Petri Laine');
	await page.getByRole('link', { name: 'Muistiinpanot' }).click();
	await field(page).fill('Keskusteltiin.');
	await page.getByRole('button', { name: 'Tallenna' }).first().click();
	await page.getByText('Muistiinpanot tallennettiin.').waitFor();
	await page.getByRole('link', { name: /^Päätökset/ }).click();
	await page.locator('summary', { hasText: 'Kevään aukiolot' }).click();
	await page.getByLabel('Päätös', { exact: false }).first().fill('Pidetään ennallaan.');
	await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
	await page.getByText('Päätös kirjattiin.').waitFor();
	await page.getByRole('link', { name: 'Muistiinpanot' }).click();
	await page.getByRole('button', { name: 'Päätä kokous' }).click();
	await page.getByText('Kokous päätettiin.').waitFor();
	await page.getByRole('link', { name: 'Pöytäkirja' }).click();
	await page.getByRole('button', { name: 'Allekirjoita' }).click();
	await page.getByText('Allekirjoituksesi tallennettiin.').waitFor();
	await expectAccessible(page);
});
