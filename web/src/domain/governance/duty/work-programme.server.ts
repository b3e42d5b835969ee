import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { Body } from '../body/body.ts';
import * as bodies from '../body/body.server.ts';
import type { Occurrence } from './occurrence.ts';
import * as occurrences from './occurrence.store.server.ts';
import { firstDayOf, lastDayOf } from './rule.ts';
import type { ProgrammeDraft } from './work-programme.ts';
import * as store from './work-programme.store.server.ts';

export interface ProgrammeView {
	body: Body;
	year: number;
	/** What the year asks of the body, in the order of its days; `isProgrammed` tells what has been taken in. */
	asked: Occurrence[];
}

export async function get(actor: Actor, bodyId: string, year: number): Promise<ProgrammeView> {
	actor.must('year.read');
	const body = await bodies.get(actor, bodyId);
	const from = firstDayOf(year, body.yearStarts);
	const to = lastDayOf(year, body.yearStarts);
	const all = await actor.read((db) => occurrences.list(db, today(), { from, to, openUntil: '1990-01-01' }));
	return { body, year, asked: all.filter((one) => one.bodyId === bodyId) };
}

/** Sets the programme of one year of a body: what is not ticked is left out, and shows as a gap. */
export async function set(actor: Actor, draft: ProgrammeDraft): Promise<void> {
	actor.must('year.manage');
	const { bodyId, year, key } = draft;
	await actor.change(
		async (db, record) => {
			const body = await bodies.holdAtWork(db, bodyId);
			const window = { from: firstDayOf(year, body.yearStarts), to: lastDayOf(year, body.yearStarts) };
			const asked = await occurrences.list(db, today(), { ...window, openUntil: '1990-01-01' });
			const known = new Set(asked.filter((one) => one.bodyId === bodyId).map(({ dutyId }) => dutyId));
			for (const id of draft.dutyIds) if (!known.has(id)) found(undefined, 'duty');
			const was = (await store.list(db, bodyId, year)).map(({ dutyId }) => dutyId);
			const added = draft.dutyIds.filter((id) => !was.includes(id));
			const removed = was.filter((id) => known.has(id) && !draft.dutyIds.includes(id));
			if (added.length + removed.length === 0) refuse('nothing_changed');
			const lines = added.map((dutyId) => ({ bodyId, year, dutyId }));
			await store.insert(db, lines, actor.personId);
			await store.remove(db, bodyId, year, removed);
			record('work_programme.set', { type: 'body', id: bodyId }, { name: body.name, year, added, removed });
		},
		{ verb: 'work_programme.set', key },
	);
}

/** Duties taken into a programme within a change of another verb. */
export function takeIn(
	db: Db,
	actor: Actor,
	{ bodyId, year, dutyIds }: { bodyId: string; year: number; dutyIds: readonly string[] },
): Promise<void> {
	const lines = dutyIds.map((dutyId) => ({ bodyId, year, dutyId }));
	return store.insert(db, lines, actor.personId);
}
