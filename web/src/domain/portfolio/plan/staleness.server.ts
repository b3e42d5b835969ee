import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { changesBetween, type Change } from '../schedule/changes.ts';
import { snapshotOf } from '../schedule/problem.server.ts';
import type { SolvedSchedule } from '../schedule/schedule.ts';
import * as store from './plan.store.server.ts';

interface Known {
	/** Length of the tenant's audit trail when it was looked at: every change makes it longer. */
	seq: number;
	day: string;
	changes: Change[];
}

const MOST_KNOWN = 500;
const known = new Map<string, Known>();

/** What has changed since the schedule was made; looked at anew only when something in the municipality has changed. */
export function changesSinceSolved(
	actor: Actor,
	{ id, scenarioId, snapshot }: SolvedSchedule,
): Promise<Change[]> {
	actor.must('plan.read');
	return actor.read(async (db) => {
		const key = `${actor.tenantId} ${id}`;
		const [seq, day] = [await store.trailLength(db), today()];
		const before = known.get(key);
		if (before?.seq === seq && before.day === day) return before.changes;
		const changes = changesBetween(snapshot, await snapshotOf(db, scenarioId, day));
		known.delete(key);
		if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
		known.set(key, { seq, day, changes });
		return changes;
	});
}
