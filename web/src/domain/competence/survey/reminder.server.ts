import { post, type Letter } from '#domain/organisation/mail/mail.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { found, refuse, Refusal } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { dueReminder, type ReminderKind, type SentReminder } from './reminder.ts';
import * as store from './reminder.store.server.ts';
import { surveyState, type Survey } from './survey.ts';
import * as surveys from './survey.store.server.ts';

export function listSent(actor: Actor, surveyId: string): Promise<SentReminder[]> {
	actor.must('competence.manage');
	return actor.read((db) => store.listSent(db, surveyId));
}

/** Says when and where: a letter carries no answers, nor whether there are any. */
function letterTo(
	{ personId, locale }: store.Asked,
	survey: Survey,
	kind: ReminderKind,
	occasion: string,
): Letter {
	const { id, name, greeting, closesOn } = survey;
	const values = {
		title: name,
		closes: formatDay(locale, closesOn),
		hasMessage: greeting === '' ? 'no' : 'yes',
		message: greeting,
	};
	const what = kind === 'opened' ? 'survey_opened' : 'survey_reminder';
	const onceKey = `survey:${id}:${occasion}:${personId}`;
	return { to: { personId }, kind: what, values, path: `/competence/answer/${id}`, onceKey };
}

/** Claims the occasion and queues its letters in one transaction. Null where it was sent already. */
async function send(
	db: Db,
	record: RecordEvent,
	survey: Survey,
	{ kind, by, day }: { kind: ReminderKind; by: string | null; day: string },
): Promise<number | null> {
	const occasion = kind === 'by_hand' ? `by_hand ${day}` : kind;
	const asked = await store.listAsked(db, survey.id, kind, day);
	const reminder = {
		id: newId(),
		survey_id: survey.id,
		kind,
		occasion,
		sent_on: day,
		people: asked.length,
		sent_by: by,
	};
	if (!(await store.claim(db, reminder))) return null;
	await post(
		db,
		asked.map((one) => letterTo(one, survey, kind, occasion)),
	);
	record('survey.reminded', { type: 'survey', id: survey.id }, { kind, people: asked.length });
	return asked.length;
}

/** Reminds those who have not given their answers, at most once a day. Answers how many were written to. */
export function remindNow(actor: Actor, { id }: { id: string }): Promise<number> {
	actor.must('competence.manage');
	const day = today();
	return actor.change(async (db, record) => {
		const survey = found(await surveys.find(db, id, day), 'survey');
		if (surveyState(survey, day) !== 'open') refuse('survey_not_open', { name: survey.name });
		const people = await send(db, record, survey, { kind: 'by_hand', by: actor.person, day });
		return people ?? refuse('reminded_today');
	});
}

/** Sends what is due today of any survey; run again, it sends nothing more. */
export async function remindDue(actor: Actor, day = today()): Promise<ReminderKind[]> {
	actor.must('competence.manage');
	const due = await actor.read(async (db) => {
		const all: { survey: Survey; kind: ReminderKind }[] = [];
		for (const survey of await surveys.list(db, day)) {
			if (surveyState(survey, day) !== 'open') continue;
			const sent = new Set((await store.listSent(db, survey.id)).map(({ kind }) => kind));
			const kind = dueReminder(survey, day, sent);
			if (kind) all.push({ survey, kind });
		}
		return all;
	});
	const sent: ReminderKind[] = [];
	for (const { survey, kind } of due) {
		// Another process may be at it too: the claim decides, and one that lost leaves nothing behind.
		const people = await actor
			.change(
				async (db, record) =>
					(await send(db, record, survey, { kind, by: null, day })) ?? refuse('reminded_today'),
			)
			.catch((error: unknown) => {
				if (error instanceof Refusal && error.code === 'reminded_today') return null;
				throw error;
			});
		if (people !== null) sent.push(kind);
	}
	return sent;
}
