import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { priceFairness } from '../fairness/price.server.ts';
import { machine } from './machine-actor.server.ts';
import type { SolvedSchedule } from './schedule.ts';
import * as store from './schedule.store.server.ts';

/** For each strength of the guarantee; less where the result is proved sooner. */
const MILLISECONDS = 500;
const SEED = 1;
const MOST_KNOWN = 500;
/** Schedules looked at by this process; true = being reckoned now. */
const known = new Map<string, boolean>();

/**
 * Begins to reckon what fair shares would cost beside the schedule, the first time somebody asks; in a thread of its
 * own, the one who asks does not wait. True while it goes on.
 */
export function priceSoon(actor: Actor, solved: SolvedSchedule): boolean {
	actor.must('plan.read');
	if (!known.has(solved.id)) {
		if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
		known.set(solved.id, true);
		void price(actor, solved).finally(() => known.set(solved.id, false));
	}
	return known.get(solved.id)!;
}

async function price(actor: Actor, { id, snapshot }: SolvedSchedule): Promise<void> {
	try {
		const points = await priceFairness(snapshot, SEED, MILLISECONDS, new AbortController().signal);
		if (points) await writeProgress(machine(actor), (db) => store.keepFairness(db, id, points));
	} catch (error) {
		runtime().log.error({ err: error, schedule: id }, 'fair shares not priced');
	}
}
