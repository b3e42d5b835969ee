import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import { addUnits } from '../../../testing/needs.server.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import { LinkActor } from '../need/link-actor.server.ts';
import * as details from '../need/need-detail.server.ts';
import * as mergers from '../need/merger.server.ts';
import * as needs from '../need/need.server.ts';
import * as wordings from '../need/wording.server.ts';
import * as inquiries from './inquiry.server.ts';

const database = useDatabase();
let client: pg.Client;
beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
});
afterAll(() => client.end());

async function town() {
	const place = await foundMunicipality();
	const [koria, jaala] = (await addUnits(place.actor, ['Koria', 'Jaala'])) as [string, string];
	const link = (id: string, name: string) => new LinkActor(place.visitor, { id, name }, '192.0.2.1');
	const said = { place: '', why: '', submitterName: '', key: undefined };
	const need = await needs.propose(link(koria, 'Koria'), {
		...said,
		unitId: koria,
		text: 'Lukija ei toimi',
		submitterEmail: 'aino@koria.example',
	});
	const joined = await wordings.join(link(jaala, 'Jaala'), {
		...said,
		needId: need.id,
		unitId: jaala,
		text: 'Kortinlukija takkuaa',
	});
	const coordinator = await place.as('coordinator');
	return { ...place, koria, jaala, link, need, joined, coordinator };
}

const letters = async (tenantId: string) =>
	(
		await client.query(
			`select kind, person_id, address, path, words, inquiry_id from outgoing_mail where tenant_id = $1 order by once_key`,
			[tenantId],
		)
	).rows;

const draft = (needId: string, more = {}) => ({
	needId,
	wordingId: null,
	text: 'Mikä lukija?',
	clarify: true,
	key: undefined,
	...more,
});

describe('a question to those who said a need', () => {
	test('puts the need to be clarified, is answered in four ways, and the asker is told', async () => {
		const { coordinator, need, joined, koria, jaala, link, as, visitor, actor } = await town();
		const id = await inquiries.ask(coordinator, draft(need.id));
		expect(await details.get(actor, need.id)).toMatchObject({ state: 'clarifying' });
		expect(await letters(actor.tenantId)).toMatchObject([
			{ kind: 'inquiry_asked', address: 'aino@koria.example', inquiry_id: id },
		]);
		const [open] = await inquiries.listOpen(coordinator);
		expect(open).toMatchObject({ id, isMine: true, units: ['Jaala', 'Koria'], mayAnswer: false });
		const token = await followUps.followToken(link(koria, 'Koria'), need.wordingId);
		await followUps.answer(visitor, token, {
			inquiryId: id,
			text: 'Oven vieressä oleva.',
			key: undefined,
		});
		expect(await inquiries.listOpen(coordinator)).toEqual([]);
		expect(await inquiries.listOpen(link(jaala, 'Jaala'))).toHaveLength(1);
		await inquiries.answer(link(jaala, 'Jaala'), { inquiryId: id, text: 'Meillä molemmat.', key: undefined });
		const editor = await as('unit_editor', jaala);
		await inquiries.answer(editor, { inquiryId: id, text: 'Tarkennus toimistolta.', key: undefined });
		await inquiries.answerByMail(actor, {
			inquiryId: id,
			text: ' Lisäksi kirjastoauton. ',
			address: 'Aino@Koria.example',
		});
		const [asked] = await inquiries.listOfNeed(coordinator, need.id);
		expect(asked?.answers.map(({ text, channel, unit }) => [text, channel, unit])).toEqual([
			['Oven vieressä oleva.', 'follow', 'Koria'],
			['Meillä molemmat.', 'unit_link', 'Jaala'],
			['Tarkennus toimistolta.', 'form', 'Jaala'],
			['Lisäksi kirjastoauton.', 'mail', 'Koria'],
		]);
		expect(JSON.stringify(asked)).not.toMatch(/koria\.example/i);
		const told = (await letters(actor.tenantId)).filter(({ kind }) => kind === 'inquiry_answered');
		expect(told.map(({ person_id }) => person_id)).toEqual(Array(4).fill(coordinator.personId));
		expect(joined.number).toBe(need.number);
	});

	test('goes to one only, follows the sentence through a merger, and can be withdrawn', async () => {
		const { coordinator, need, joined, koria, link, actor, visitor } = await town();
		const id = await inquiries.ask(coordinator, draft(need.id, { wordingId: joined.id, clarify: false }));
		expect(await details.get(actor, need.id)).toMatchObject({ state: 'new' });
		expect(await inquiries.listOpen(link(koria, 'Koria'))).toEqual([]);
		const own = { inquiryId: id, text: 'En ole se, jolta kysyttiin.', key: undefined };
		await expect(inquiries.answer(link(koria, 'Koria'), own)).rejects.toMatchObject({ code: 'not_found' });
		const token = await followUps.followToken(actor, need.wordingId);
		await expect(followUps.answer(visitor, token, own)).rejects.toMatchObject({
			code: 'not_found',
		});
		const other = await needs.propose(link(koria, 'Koria'), {
			unitId: koria,
			text: 'Lukijat vanhoja',
			place: '',
			why: '',
			submitterName: '',
			key: undefined,
		});
		await mergers.merge(actor, { into: other.id, from: [need.id] });
		expect(await inquiries.listOfNeed(coordinator, other.id)).toMatchObject([{ id }]);
		expect(await inquiries.listOfNeed(coordinator, need.id)).toEqual([]);
		await inquiries.withdraw(coordinator, { id });
		await expect(inquiries.withdraw(coordinator, { id })).rejects.toMatchObject({
			code: 'inquiry_withdrawn',
		});
		const late = inquiries.answerByMail(actor, { inquiryId: id, text: 'Myöhässä', address: 'x@y.example' });
		await expect(late).rejects.toMatchObject({ code: 'inquiry_withdrawn' });
	});

	test('is asked once by a double press, and not by those who may not', async () => {
		const { coordinator, need, koria, link, as, actor } = await town();
		const key = newId();
		const ids = await Promise.all([1, 2].map(() => inquiries.ask(coordinator, draft(need.id, { key }))));
		expect(ids[0]).toBe(ids[1]);
		expect(await inquiries.listOfNeed(actor, need.id)).toHaveLength(1);
		const editor = await as('unit_editor', koria);
		for (const by of [editor, link(koria, 'Koria')])
			await expect(async () => inquiries.ask(by, draft(need.id))).rejects.toMatchObject({
				data: { permission: 'need.triage' },
			});
	});

	test('takes only so many answers at a time', async () => {
		const { coordinator, need, actor } = await town();
		const inquiryId = await inquiries.ask(coordinator, draft(need.id));
		const send = () => inquiries.answerByMail(actor, { inquiryId, text: 'x', address: 'a@b.example' });
		for (let i = 0; i < 15; i++) await send();
		await expect(send()).rejects.toMatchObject({ code: 'too_many_attempts' });
	});
});
