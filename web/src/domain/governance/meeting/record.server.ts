import { createHash } from 'node:crypto';
import { canonical } from '#platform/audit.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import * as agenda from './agenda.store.server.ts';
import { listIn } from './attendance.server.ts';
import { follow } from './hold.server.ts';
import type { Meeting } from './meeting.ts';
import { textsIn } from './minutes.server.ts';
import type { Minutes, MinutesRecord, RecordedItem } from './record.ts';
import * as store from './record.store.server.ts';
import { listSignatures } from './signature.store.server.ts';

export function hashOf(record: MinutesRecord): string {
	return createHash('sha256').update(canonical(record)).digest('hex');
}

async function itemsOf(db: Db, meetingId: string): Promise<RecordedItem[]> {
	const items = (await agenda.list(db, meetingId)).filter(({ isRemoved }) => !isRemoved);
	const decisions = await store.decisions(db, meetingId);
	const tasks = await store.followUps(db, meetingId);
	const { byItem } = await textsIn(db, meetingId);
	return items.map(({ id, number, title, presenter, caseNumber, grounds, proposal, appendices }) => {
		const found = decisions.find(({ itemId }) => itemId === id);
		const { itemId: _, ...decision } = found ?? { itemId: '' };
		return {
			...{ id, number, title, presenter, caseNumber, grounds, proposal, appendices },
			minutes: byItem.get(id) ?? '',
			decision: found ? (decision as RecordedItem['decision']) : null,
			followUps: tasks
				.filter(({ itemId }) => itemId === id)
				.map(({ title: task, post, dueOn }) => ({ title: task, post, dueOn })),
		};
	});
}

/** The minutes as they stand now. */
export async function recordOf(db: Db, meeting: Meeting): Promise<MinutesRecord> {
	const list = await listIn(db, meeting);
	const { body, number, year, yearStarts, heldOn, startsAt, endsAt, place } = meeting;
	const { openedOn, openedClock, statement, chair, isChairElected, closedOn, closedClock } = meeting;
	return {
		...{ body, number, year, yearStarts, heldOn, startsAt, endsAt, place },
		opening:
			openedOn && openedClock && chair
				? { on: openedOn, clock: openedClock, statement, chair, isChairElected }
				: null,
		closing: closedOn && closedClock ? { on: closedOn, clock: closedClock } : null,
		attendance: list.map(({ title, name, capacity, presence, office, cameAt, leftAt }) => ({
			...{ title, name, capacity, presence, office, cameAt, leftAt },
		})),
		items: await itemsOf(db, meeting.id),
	};
}

/** Once signed the minutes are what was signed, whatever the register says today. */
export async function minutesOf(db: Db, meeting: Meeting): Promise<Minutes> {
	const signatures = await listSignatures(db, meeting.id);
	const done = await store.signedOff(db, meeting.id);
	if (done) {
		const { content, textHash, signedOffOn } = done;
		return { record: content, textHash, signatures, signedOffOn };
	}
	const record = await recordOf(db, meeting);
	return { record, textHash: hashOf(record), signatures, signedOffOn: null };
}

export function get(actor: Actor, meetingId: string): Promise<Minutes> {
	actor.must('meeting.read');
	return actor.read(async (db) => minutesOf(db, await follow(db, actor, meetingId)));
}
