import { post, type Letter } from '../../organisation/mail/mail.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { Refusal, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { DUTY_LIMITS } from './duty.ts';
import { readersOf, stepToday, type Reader, type ReminderStep } from './reminder.ts';
import * as store from './reminder.store.server.ts';
import { addDays, daysBetween } from '#platform/day.ts';

interface Due {
	duty: store.OpenDuty;
	step: ReminderStep;
	readers: Reader[];
}

async function dueOn(db: Db, day: string): Promise<Due[]> {
	const directors = await store.listDirectors(db);
	return (await store.listOpen(db, day, addDays(day, DUTY_LIMITS.remindDays))).flatMap((duty) => {
		const step = stepToday(duty, day);
		if (!step || duty.sent.includes(step.occasion)) return [];
		const readers = readersOf(duty, step.level, directors);
		// Nobody to write to yet: the step stays open until there is.
		return readers.length > 0 ? [{ duty, step, readers }] : [];
	});
}

async function lettersOf(db: Db, { duty, step, readers }: Due, day: string): Promise<Letter[]> {
	const locales = await store.localesOf(
		db,
		readers.map(({ personId }) => personId),
	);
	return readers.map(({ personId, why }) => ({
		to: { personId },
		kind: step.kind === 'before' ? 'duty_reminder' : 'duty_passed',
		values: {
			title: duty.name,
			body: duty.body,
			day: formatDay(locales.get(personId) ?? 'fi', duty.dueOn),
			days: Math.abs(daysBetween(day, duty.dueOn)),
			why,
		},
		path: `/year/duties/${duty.dutyId}`,
		onceKey: `duty:${duty.id}:${step.occasion}:${personId}`,
	}));
}

async function send(db: Db, record: RecordEvent, due: Due, day: string): Promise<void> {
	const { duty, step, readers } = due;
	if (!(await store.claim(db, duty.id, step.occasion, readers.length))) refuse('reminded_today');
	await post(db, await lettersOf(db, due, day));
	const { kind, level } = step;
	const change = { name: duty.name, dueOn: duty.dueOn, kind, level, people: readers.length };
	record('duty.reminded', { type: 'duty', id: duty.dutyId }, change);
}

/** Sends what is due today; run again, it sends nothing more. Answers how many duties were written about. */
export async function remindOfDuties(actor: Actor, now = new Date()): Promise<number> {
	actor.must('year.manage');
	const day = today(now);
	let sent = 0;
	for (const due of await actor.read((db) => dueOn(db, day))) {
		// Another process may be at it too: the claim decides, and the one that lost leaves nothing behind.
		const isSent = await actor
			.change(async (db, record) => {
				await send(db, record, due, day);
				return true;
			})
			.catch((error: unknown) => {
				if (error instanceof Refusal && error.code === 'reminded_today') return false;
				throw error;
			});
		if (isSent) sent += 1;
	}
	return sent;
}
