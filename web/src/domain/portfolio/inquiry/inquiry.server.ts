import { post } from '../../organisation/mail/mail.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { compareText } from '#platform/locale/format.ts';
import { found, refuse } from '#platform/refusal.ts';
import { maskedAddress, shortened } from '../follow-up/follow-up.ts';
import { tellInquiry } from '../follow-up/news.server.ts';
import { lockNeed, move } from '../need/need-state.server.ts';
import { mayBecome } from '../need/need.ts';
import {
	LONGEST_ANSWER,
	type AnswerChannel,
	type AnswerDraft,
	type Inquiry,
	type InquiryDraft,
	type MailAnswer,
	type OpenInquiry,
} from './inquiry.ts';
import * as store from './inquiry.store.server.ts';

const MOST_OPEN = 200;
const WINDOW_MINUTES = 10;
/** Answers to one question within the window: more than a busy unit gives, fewer than a script. */
const MOST_LATELY = 15;

/** Asks those who said the need, all or one; the need is then being clarified, when the asker wants so. */
export function ask(actor: Actor, draft: InquiryDraft): Promise<string> {
	actor.must('need.triage');
	const { needId, wordingId, text, clarify } = draft;
	return actor.change(
		async (db, record) => {
			const need = await lockNeed(db, needId);
			if (need.state === 'merged') refuse('need_merged', { number: need.number });
			const recipients = await store.listRecipients(db, needId, wordingId);
			if (recipients.length === 0) refuse('nobody_to_ask', { number: need.number });
			const wordingIds = recipients.map(({ id }) => id);
			const id = newId();
			await store.insert(db, { id, need_id: needId, text, asked_by: actor.personId }, wordingIds);
			record('inquiry.asked', { type: 'need', id: needId }, { inquiry: id, text, asked: wordingIds.length });
			if (clarify && mayBecome(need.state, 'clarifying'))
				await move(db, record, need, { state: 'clarifying', reason: '' });
			await tellInquiry(db, actor, { id, text, wordingIds });
			return id;
		},
		{ verb: 'inquiry.ask', key: draft.key },
	);
}

/** Takes a question back: nobody is asked any more, and answers that came stay. */
export async function withdraw(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('need.triage');
	await actor.change(async (db, record) => {
		const { needId } = found(await store.find(db, id), 'inquiry');
		if (!(await store.withdraw(db, id, actor.personId))) refuse('inquiry_withdrawn');
		record('inquiry.withdrawn', { type: 'need', id: needId }, { inquiry: id });
	});
}

/** Answered in the office by an editor of a unit that was asked, or on the page of the unit's link. */
export function answer(actor: Actor, draft: AnswerDraft): Promise<string> {
	actor.must('need.propose');
	return keep(actor, draft, actor.personId ? 'form' : 'unit_link', ({ recipients }) => {
		const own = recipients.find(
			({ unitId, personId }) =>
				(actor.personId !== null && personId === actor.personId) || speaksFor(actor, unitId),
		);
		return { wordingId: found(own, 'inquiry').wordingId, name: actor.personId ? '' : actor.name };
	});
}

/** Answered on the follow page of a sentence; its link is the right to answer for it and no other. */
export function answerFor(visitor: Actor, wordingId: string, draft: AnswerDraft): Promise<string> {
	visitor.must('public.read');
	return keep(visitor, draft, 'follow', ({ recipients }) => {
		const own = recipients.find((asked) => asked.wordingId === wordingId);
		return { wordingId: found(own, 'inquiry').wordingId, name: '' };
	});
}

/** A letter that came back to a question, kept as said; the machine that reads the mail acts. */
export function answerByMail(actor: Actor, { inquiryId, text, address, key }: MailAnswer): Promise<string> {
	actor.must('need.triage');
	const from = address.trim().toLowerCase();
	const draft = { inquiryId, text: text.trim().slice(0, LONGEST_ANSWER), key };
	return keep(actor, draft, 'mail', async ({ recipients }, db) => {
		const person = await store.findPersonByEmail(db, from);
		const own =
			recipients.find((asked) => asked.address === from) ??
			recipients.find((asked) => person && asked.unitId === person.unitId);
		// An address left for news is promised to be shown to nobody.
		const name = person?.name ?? (own ? '' : maskedAddress(from));
		return { wordingId: own?.wordingId ?? null, name, personId: person?.id ?? null };
	});
}

type Asked = NonNullable<Awaited<ReturnType<typeof store.find>>>;
interface Speaker {
	wordingId: string | null;
	name: string;
	personId?: string | null;
}

function keep(
	actor: Actor,
	{ inquiryId, text, key }: AnswerDraft,
	channel: AnswerChannel,
	speakerOf: (asked: Asked, db: Db) => Speaker | Promise<Speaker>,
): Promise<string> {
	return actor.change(
		async (db, record) => {
			const asked = found(await store.find(db, inquiryId), 'inquiry');
			const { wordingId, name, personId = actor.personId } = await speakerOf(asked, db);
			if (asked.isWithdrawn) refuse('inquiry_withdrawn');
			if ((await store.countLately(db, inquiryId, WINDOW_MINUTES)) >= MOST_LATELY)
				refuse('too_many_attempts', { minutes: WINDOW_MINUTES });
			const id = newId();
			const row = { id, inquiry_id: inquiryId, wording_id: wordingId, text, channel, name };
			await store.insertAnswer(db, { ...row, person_id: personId });
			const need = found(await store.standsAt(db, inquiryId), 'need');
			record('inquiry.answered', { type: 'need', id: need.id }, { inquiry: inquiryId, text });
			await tellAsker(db, actor, { id, text, askedBy: asked.askedBy, need });
			return id;
		},
		{ verb: 'inquiry.answer', key },
	);
}

async function tellAsker(
	db: Db,
	actor: Actor,
	told: {
		id: string;
		text: string;
		askedBy: string | null;
		need: { id: string; number: number; title: string };
	},
): Promise<void> {
	const { id, text, askedBy, need } = told;
	if (!askedBy || askedBy === actor.personId) return;
	const values = { number: need.number, title: shortened(need.title), answer: text };
	const path = `/needs/${need.id}#inquiries`;
	await post(db, [
		{ to: { personId: askedBy }, kind: 'inquiry_answered', values, path, onceKey: `inquiry_answered:${id}` },
	]);
}

/** Questions asked of the sentences under a need, newest first. */
export async function listOfNeed(actor: Actor, needId: string): Promise<Inquiry[]> {
	actor.must('need.read');
	return (await actor.read((db) => store.listOfNeed(db, needId))).map((row) => inquiryOf(actor, row));
}

/** Questions that nobody has answered: a coordinator sees all with her own first, a unit those it was asked. */
export async function listOpen(actor: Actor): Promise<OpenInquiry[]> {
	actor.must('need.propose');
	const rows = await actor.read((db) => store.listOpen(db, actor.unitIds, MOST_OPEN));
	const all = rows.map((row) => ({
		...inquiryOf(actor, row),
		needId: row.needId,
		number: row.number,
		title: row.title,
		isMine: actor.personId !== null && row.askedById === actor.personId,
	}));
	return all.sort((a, b) => Number(b.isMine) - Number(a.isMine));
}

/** Questions about one sentence with the answers given for it: what its speaker may see. */
export async function listForFollower(db: Db, wordingId: string) {
	const rows = await store.listOfWording(db, wordingId);
	return rows.map(({ id, text, askedAt, isWithdrawn, answers }) => ({
		id,
		text,
		askedAt,
		isWithdrawn,
		answers: answers
			.filter((given) => given.wordingId === wordingId)
			.map((given) => ({ id: given.id, text: given.text, answeredAt: given.answeredAt })),
	}));
}

function speaksFor({ unitIds }: Actor, unitId: string): boolean {
	return unitIds?.includes(unitId) ?? false;
}

function inquiryOf(actor: Actor, row: store.InquiryRow): Inquiry {
	const { id, text, askedAt, askedBy, isWithdrawn, units, answers } = row;
	return {
		id,
		text,
		askedAt,
		askedBy,
		isWithdrawn,
		units: units.map(({ name }) => name).sort((a, b) => compareText('fi', a, b)),
		mayAnswer: actor.may('need.propose') && !isWithdrawn && units.some((unit) => speaksFor(actor, unit.id)),
		answers,
	};
}
