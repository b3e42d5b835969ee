import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import * as inquiries from '../inquiry/inquiry.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as details from '../need/need-detail.server.ts';
import * as mergers from '../need/merger.server.ts';
import * as needs from '../need/need.server.ts';
import * as wordings from '../need/wording.server.ts';
import * as officialAnswers from '../official-answer/official-answer.server.ts';
import * as followUps from './follow-up.server.ts';

const database = useDatabase();
let client: pg.Client;
beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
});
afterAll(() => client.end());

const said = { place: '', why: '', submitterName: '', key: undefined };

async function town() {
	const place = await foundMunicipality();
	const [koria, jaala] = (await addUnits(place.actor, ['Koria', 'Jaala'])) as [string, string];
	const link = (id: string) => new LinkActor(place.visitor, { id, name: 'Yksikkö' }, '192.0.2.1');
	const say = (unitId: string, text: string, submitterEmail?: string) =>
		needs.propose(link(unitId), { ...said, unitId, text, submitterEmail });
	const tokenOf = (wordingId: string) => followUps.followToken(place.actor, wordingId);
	return { ...place, koria, jaala, link, say, tokenOf };
}

const letters = async (tenantId: string) =>
	(
		await client.query(
			`select kind, person_id, address, locale, path, words from outgoing_mail where tenant_id = $1 order by once_key`,
			[tenantId],
		)
	).rows;

describe('the page of one sentence', () => {
	test('tells what became of it under another need, and leaks nothing else', async () => {
		const { actor, visitor, koria, jaala, say, tokenOf, link } = await town();
		const need = await needs.propose(link(koria), {
			...said,
			unitId: koria,
			text: 'Lukija ei toimi',
			submitterName: 'Salainen Nimi',
			submitterEmail: 'salainen@koria.example',
		});
		const other = await needs.propose(link(jaala), {
			...said,
			unitId: jaala,
			text: 'Kortinlukija takkuaa',
			place: 'Salainen paikka',
			why: 'Salainen syy',
			submitterName: 'Salainen Toinen',
		});
		await mergers.merge(actor, { into: other.id, from: [need.id] });
		await officialAnswers.give(actor, {
			needId: other.id,
			text: 'Lukijat uusitaan.',
			replacesId: null,
			key: undefined,
		});
		const seen = await followUps.follow(visitor, await tokenOf(need.wordingId));
		expect(seen).toMatchObject({
			text: 'Lukija ei toimi',
			number: other.number,
			saidNumber: need.number,
			isMerged: true,
			others: [{ unit: 'Jaala', text: 'Kortinlukija takkuaa' }],
			standing: { state: 'new', answer: 'Lukijat uusitaan.', owner: null, isAsked: false },
			address: 's…@koria.example',
		});
		expect(seen.events.map(({ verb }) => verb)).toEqual(['need.merged', 'official_answer.given']);
		expect(JSON.stringify(seen)).not.toMatch(/salainen|aino/i);
		expect(JSON.stringify(seen)).not.toContain(need.id);
		await say(jaala, 'Aivan muu asia');
		expect(JSON.stringify(await followUps.follow(visitor, await tokenOf(need.wordingId)))).not.toContain(
			'Aivan muu',
		);
	});

	test('is found by its whole link in its own municipality only', async () => {
		const { koria, say, tokenOf, visitor } = await town();
		const stranger = await town();
		const token = await tokenOf((await say(koria, 'Lukija ei toimi')).wordingId);
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		for (const wrong of [token.slice(1), token.toUpperCase(), "x' or 1=1", ''])
			await expect(followUps.follow(visitor, wrong)).rejects.toMatchObject({ code: 'not_found' });
		await expect(followUps.follow(stranger.visitor, token)).rejects.toMatchObject({ code: 'not_found' });
		await expect(followUps.followToken(stranger.actor, token)).rejects.toThrow();
	});

	test('has a link of its own for every sentence', async () => {
		const { koria, say } = await town();
		await Promise.all([say(koria, 'Ensimmäinen'), say(koria, 'Toinen'), say(koria, 'Kolmas')]);
		const { rows } = await client.query(
			'select count(*)::int, count(distinct follow_token)::int as tokens from wording',
		);
		expect(rows[0].count).toBe(rows[0].tokens);
	});
});

describe('news', () => {
	test('go to an address left, in its language, to editors of the unit, never to whoever acted', async () => {
		const { actor, as, koria, visitor, say, tokenOf } = await town();
		const editor = await as('unit_editor', koria);
		const coordinator = await as('coordinator');
		const need = await say(koria, 'Lukija ei toimi', 'Aino@Koria.Example');
		const token = await tokenOf(need.wordingId);
		await needs.changeState(coordinator, { id: need.id, version: 1, state: 'accepted', reason: 'Hyvä' });
		expect(await letters(actor.tenantId)).toMatchObject([
			{ kind: 'need_state_changed', person_id: editor.personId, path: `/needs/${need.id}` },
			{ kind: 'need_state_changed', address: 'aino@koria.example', locale: 'fi', path: `/follow/${token}` },
		]);
		await followUps.removeAddress(visitor, token);
		await needs.changeState(coordinator, { id: need.id, version: 2, state: 'planned', reason: '' });
		expect((await letters(actor.tenantId)).filter(({ address }) => address !== null)).toHaveLength(1);
		await followUps.leaveAddress(visitor, token, { email: 'uusi@koria.example' }, 'sv');
		await officialAnswers.give(actor, {
			needId: need.id,
			text: 'Hankitaan.',
			replacesId: null,
			key: undefined,
		});
		expect(await letters(actor.tenantId)).toContainEqual(
			expect.objectContaining({
				kind: 'official_answer_given',
				address: 'uusi@koria.example',
				locale: 'sv',
			}),
		);
		const { rows } = await client.query('select change from audit_event where tenant_id = $1', [
			actor.tenantId,
		]);
		expect(JSON.stringify(rows)).not.toMatch(/koria\.example/i);
	});
});

describe('a wish taken back', () => {
	test('takes its need along when nobody else wishes it, and both come back', async () => {
		const { actor, koria, visitor, say, tokenOf } = await town();
		const need = await say(koria, 'Lukija ei toimi');
		const token = await tokenOf(need.wordingId);
		await needs.changeState(actor, { id: need.id, version: 1, state: 'accepted', reason: 'Aiheellinen' });
		await followUps.withdrawWish(visitor, token, { reason: 'Ostettiin jo', key: undefined });
		expect(await details.get(actor, need.id)).toMatchObject({
			state: 'withdrawn',
			stateReason: 'Ostettiin jo',
		});
		expect((await followUps.follow(visitor, token)).standing.takenBack).toBe('Ostettiin jo');
		const again = followUps.withdrawWish(visitor, token, { reason: 'Taas', key: undefined });
		await expect(again).rejects.toMatchObject({ code: 'wish_withdrawn' });
		await followUps.undoWithdrawal(visitor, token);
		expect(await details.get(actor, need.id)).toMatchObject({
			state: 'accepted',
			stateReason: 'Aiheellinen',
		});
		await expect(followUps.undoWithdrawal(visitor, token)).rejects.toMatchObject({
			code: 'wish_not_withdrawn',
		});
	});

	test('leaves the need to the others, and is neither asked nor shown to them', async () => {
		const { actor, koria, jaala, link, visitor, say, tokenOf } = await town();
		const need = await say(koria, 'Lukija ei toimi');
		const joined = await wordings.join(link(jaala), {
			...said,
			needId: need.id,
			unitId: jaala,
			text: 'Meilläkin',
		});
		await followUps.withdrawWish(visitor, await tokenOf(need.wordingId), { reason: 'Turha', key: undefined });
		expect(await details.get(actor, need.id)).toMatchObject({ state: 'new' });
		expect((await followUps.follow(visitor, await tokenOf(joined.id))).others).toEqual([]);
		const text = 'Mikä lukija?';
		await inquiries.ask(actor, { needId: need.id, wordingId: null, text, clarify: false, key: undefined });
		expect(await inquiries.listOfNeed(actor, need.id)).toMatchObject([{ units: ['Jaala'] }]);
		await followUps.withdrawWish(visitor, await tokenOf(joined.id), { reason: 'Turha', key: undefined });
		expect(await details.get(actor, need.id)).toMatchObject({ state: 'withdrawn' });
	});

	test('stays in a plan until the municipality takes it out', async () => {
		const { actor, koria, visitor, say, tokenOf } = await town();
		const need = await say(koria, 'Lukija ei toimi');
		for (const [version, state] of [
			[1, 'accepted'],
			[2, 'planned'],
		] as const)
			await needs.changeState(actor, { id: need.id, version, state, reason: '' });
		await followUps.withdrawWish(visitor, await tokenOf(need.wordingId), { reason: 'Turha', key: undefined });
		expect(await details.get(actor, need.id)).toMatchObject({ state: 'planned' });
	});
});

describe('the official answer', () => {
	test('keeps what was answered before, tells who was first, and can be withdrawn', async () => {
		const { actor, as, koria, say, tokenOf, visitor } = await town();
		const need = await say(koria, 'Lukija ei toimi');
		const give = (text: string, replacesId: string | null) =>
			officialAnswers.give(actor, { needId: need.id, text, replacesId, key: undefined });
		const first = await give('Hankitaan.', null);
		await expect(give('Ei hankita.', null)).rejects.toMatchObject({ code: 'conflict' });
		const second = await give('Hankitaan keväällä.', first);
		const all = await officialAnswers.list(actor, need.id);
		expect(all.map(({ text, withdrawnAt }) => [text, withdrawnAt === null])).toEqual([
			['Hankitaan keväällä.', true],
			['Hankitaan.', false],
		]);
		await officialAnswers.withdraw(actor, { id: second });
		expect((await followUps.follow(visitor, await tokenOf(need.wordingId))).standing.answer).toBeNull();
		const editor = await as('unit_editor', koria);
		await expect(async () => officialAnswers.withdraw(editor, { id: second })).rejects.toMatchObject({
			code: 'forbidden',
		});
	});
});
