import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import type { FeedbackDraft } from './feedback.ts';
import * as feedback from './feedback.server.ts';

const database = useDatabase();
let client: pg.Client;
let town: TestMunicipality;
const day = '2027-03-01';
let addresses = 0;

beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	town = await foundMunicipality();
});
afterAll(() => client.end());

const from = (address = `192.0.2.${++addresses}`) => ({ address, today: day, locale: 'sv' as const });
const draft = (change: Partial<FeedbackDraft> = {}): FeedbackDraft => ({
	kind: 'comment',
	page: `/${town.actor.tenantSlug}/public/plan`,
	about: '',
	text: 'Hyvä suunnitelma.',
	email: '',
	website: '',
	...change,
});

async function said(change: Partial<FeedbackDraft> = {}) {
	const token = await feedback.say(town.visitor, draft(change), from());
	return { token: token!, ...(await feedback.follow(town.visitor, token!)) };
}

const letters = async (kind: string, id: string) =>
	(
		await client.query(
			`select address, words, path, state from outgoing_mail where kind = $1 and once_key like $2`,
			[kind, `${kind}:${id}:%`],
		)
	).rows;

describe('saying', () => {
	it('needs no account, and tells the responsible', async () => {
		const one = await said({ email: 'maija@example.org', text: 'Kaavio ei toimi.' });
		expect(one).toMatchObject({ page: '/public/plan', state: 'new', dueOn: null, locale: 'sv' });
		expect(await letters('feedback_said', one.id)).toMatchObject([
			{ address: null, words: { title: 'Kaavio ei toimi.' } },
		]);
	});

	it('gives accessibility feedback the fourteen days of the law', async () => {
		expect((await said({ kind: 'accessibility' })).dueOn).toBe('2027-03-15');
	});

	it('keeps only pages of residents', async () => {
		for (const page of ['https://paha.example/', '/toinen/public/plan', '/public/../settings', '/settings'])
			expect((await said({ page, text: `Sivu ${page}` })).page).toBe('/public');
	});

	it('keeps nothing that a program sends', async () => {
		expect(await feedback.say(town.visitor, draft({ website: 'x', text: 'Roskaa' }), from())).toBe(null);
		const { rows } = await client.query(`select 1 from feedback where text = 'Roskaa'`);
		expect(rows).toEqual([]);
	});

	it('is once though pressed twice, and twice from two', async () => {
		const mine = from();
		const first = await feedback.say(town.visitor, draft({ text: 'Kahdesti' }), mine);
		expect(await feedback.say(town.visitor, draft({ text: 'Kahdesti' }), mine)).toBe(first);
		expect(await feedback.say(town.visitor, draft({ text: 'Kahdesti' }), from())).not.toBe(first);
	});

	it('is refused of an address that says too much', async () => {
		const other = await foundMunicipality();
		const flood = from();
		const send = (count: number) => feedback.say(other.visitor, draft({ text: `Viesti ${count}` }), flood);
		for (let count = 0; count < 10; count++) await send(count);
		await expect(send(11)).rejects.toMatchObject({ code: 'too_many_attempts' });
		expect(await feedback.say(other.visitor, draft({ text: 'Muualta' }), from())).toMatch(/^[0-9a-f]{32}$/);
	});

	it('leaves neither words nor address in the trail', async () => {
		await said({ text: 'Salainen asia', email: 'piilo@example.org' });
		const { rows } = await client.query('select change::text as told from audit_event');
		expect(rows.map(({ told }) => told).join()).not.toMatch(/Salainen asia|piilo@/);
	});
});

describe('the desk', () => {
	it('answers by mail and on the page of the speaker', async () => {
		const one = await said({ email: 'maija@example.org', text: 'Milloin kioski korjataan?' });
		await feedback.answer(town.actor, { id: one.id, text: 'Ensi viikolla.', key: newId() }, '2027-03-02');
		expect(await letters('feedback_answered', one.id)).toMatchObject([
			{ address: 'maija@example.org', path: `/public/feedback/${one.token}` },
		]);
		expect(await feedback.follow(town.visitor, one.token)).toMatchObject({
			state: 'answered',
			answers: [{ text: 'Ensi viikolla.', answeredOn: '2027-03-02', by: null }],
		});
	});

	it('makes a need with one press, once', async () => {
		const [unitId] = await addUnits(town.actor, ['Koria']);
		const one = await said({ text: 'Lainausautomaatti Koriaan.' });
		const given = { id: one.id, unitId: unitId!, text: one.text, key: newId() };
		const { number } = await feedback.makeNeed(town.actor, given, day);
		expect(await feedback.follow(town.visitor, one.token)).toMatchObject({
			state: 'need',
			needNumber: number,
		});
		await expect(feedback.makeNeed(town.actor, { ...given, key: newId() }, day)).rejects.toMatchObject({
			code: 'feedback_closed',
		});
	});

	it('closes with a reason and takes that back', async () => {
		const one = await said({ text: 'Väärä osoite.' });
		await feedback.close(town.actor, { id: one.id, reason: 'Ei koske meitä.', key: newId() }, day);
		expect(await feedback.follow(town.visitor, one.token)).toMatchObject({
			state: 'closed',
			reason: 'Ei koske meitä.',
		});
		await feedback.reopen(town.actor, { id: one.id });
		expect(await feedback.follow(town.visitor, one.token)).toMatchObject({ state: 'new', reason: '' });
	});

	it('shows first what the law wants answered', async () => {
		const { feedback: listed, counts } = await feedback.list(town.actor, { limit: 100, offset: 0 });
		expect(listed[0]).toMatchObject({ kind: 'accessibility', state: 'new' });
		expect(listed.filter(({ state }) => state === 'new')).toHaveLength(counts.new);
	});

	it('is closed to readers and to visitors', async () => {
		const reader = await town.as('reader');
		await expect(async () => feedback.list(reader, { limit: 1, offset: 0 })).rejects.toMatchObject({
			code: 'forbidden',
		});
		await expect(async () => feedback.list(town.visitor, { limit: 1, offset: 0 })).rejects.toMatchObject({
			code: 'sign_in_first',
		});
	});
});

describe('erasing', () => {
	it('takes the words, the address, the answers and the letters', async () => {
		const one = await said({ email: 'poista@example.org', text: 'Nimeni on Pentti Poistettava.' });
		await feedback.answer(town.actor, { id: one.id, text: 'Hei Pentti!', key: newId() }, day);
		await feedback.eraseOwn(town.visitor, one.token);
		await feedback.eraseOwn(town.visitor, one.token);
		for (const table of ['feedback', 'feedback_answer', 'outgoing_mail', 'audit_event']) {
			const { rows } = await client.query(`select to_jsonb(t)::text as told from ${table} t`);
			expect(rows.map(({ told }) => told).join(), table).not.toMatch(/Pentti|poista@/);
		}
		expect((await feedback.follow(town.visitor, one.token)).erasedAt).not.toBe(null);
		const late = feedback.answer(town.actor, { id: one.id, text: 'Vielä', key: newId() }, day);
		await expect(late).rejects.toMatchObject({ code: 'feedback_erased' });
	});

	it('is not another’s to ask for', async () => {
		const other = await foundMunicipality();
		const one = await said({ text: 'Oma palaute' });
		await expect(feedback.eraseOwn(other.visitor, one.token)).rejects.toMatchObject({ code: 'not_found' });
		await expect(feedback.follow(town.visitor, 'x')).rejects.toMatchObject({ code: 'not_found' });
	});
});
