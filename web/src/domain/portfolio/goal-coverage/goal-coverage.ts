import * as v from 'valibot';

/** How much stands behind a goal; rejected, withdrawn and merged needs do not. */
export interface GoalCoverage {
	goalId: string;
	needs: number;
	/** Accepted and not yet in a plan. */
	accepted: number;
	planned: number;
	done: number;
	/** Investment and one-off money of the needs, euros. */
	once: number;
	yearly: number;
}

export interface TiedNeed {
	id: string;
	number: number;
	title: string;
	state: string;
	unit: string;
	once: number;
	yearly: number;
	/** From the newest adopted plan that has the need. */
	plan: { title: string; startsOn: string | null; endsOn: string | null } | null;
}

export interface FoundNeed {
	id: string;
	number: number;
	title: string;
	state: string;
	unit: string;
}

const Id = v.pipe(v.string(), v.uuid());

export const GoalTie = v.object({ needId: Id, goalId: Id });
export type GoalTie = v.InferOutput<typeof GoalTie>;

/** What a clause that lays a duty, or a goal, lacks: nothing serves it, no need is tied, or it is on its way. */
export type Served = 'unserved' | 'no_needs' | 'served';

export function servedBy(
	goals: readonly { id: string }[],
	coverage: ReadonlyMap<string, GoalCoverage>,
): Served {
	if (goals.length === 0) return 'unserved';
	return goals.some(({ id }) => (coverage.get(id)?.needs ?? 0) > 0) ? 'served' : 'no_needs';
}
