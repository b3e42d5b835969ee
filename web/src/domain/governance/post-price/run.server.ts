import { validateProblem } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { today } from '#platform/today.ts';
import type { Side } from '../../portfolio/plan/comparison.ts';
import * as plans from '../../portfolio/plan/plan.server.ts';
import { machine } from '../../portfolio/schedule/machine-actor.server.ts';
import { factsSince } from '../../portfolio/schedule/problem.server.ts';
import { buildSnapshot, type Facts } from '../../portfolio/schedule/problem.ts';
import { calmest, type SolveFor } from '../../portfolio/schedule/repair-run.server.ts';
import { shareOf, solve, type Effort } from '../../portfolio/schedule/solver.server.ts';
import { countedOn, keepsOf, priceOf, sidesOf } from './post-price.ts';
import * as store from './post-price.store.server.ts';

/** For each of the two plans; a repair takes a part of it. */
const EFFORT: Effort = { seconds: 30 };
const QUIET_MS = 2_000;
const ALIVE_MS = 4_000;
/** The same seed each time: the same world gives the same price to everybody. */
const SEED = 1;

/** Plans the adopted plan again with the post and without it; false when another process has taken it. */
export async function price(
	actor: Actor,
	id: string,
	{ signal = new AbortController().signal, effort = EFFORT }: { signal?: AbortSignal; effort?: Effort } = {},
): Promise<boolean> {
	actor.must('plan.prepare');
	const claimed = await writeProgress(actor, (db) => store.claim(db, id));
	if (!claimed) return false;
	const alive = setInterval(() => {
		// A moment without the database is no matter: the next turn says it again.
		writeProgress(actor, (db) => store.tell(db, id, {})).catch(() => {});
	}, ALIVE_MS);
	try {
		const plan = await plans.get(actor, claimed.planId);
		const facts = await actor.read((db) => factsSince(db, plan, today()));
		const { withPost, without } = sidesOf(facts, claimed.positionId, claimed.untilOn);
		const isCounted = countedOn(plan.snapshot, buildSnapshot(withPost), buildSnapshot(without));
		const [nearer, other] = isCounted ? [withPost, without] : [without, withPost];
		const first = await planned(nearer, signal, effort);
		await writeProgress(actor, (db) => store.tell(db, id, { sides: 1 }));
		// The other keeps to the first, so that what differs differs because of the post.
		const second = await planned({ ...other, keeps: keepsOf(first) }, signal, effort);
		await writeProgress(actor, (db) => store.tell(db, id, { sides: 2 }));
		// Stopped half-way it is no price; the sweep takes it up again.
		if (signal.aborted) return true;
		const result = isCounted ? priceOf(plan, first, second) : priceOf(plan, second, first);
		await writeProgress(actor, (db) => store.finish(db, id, result));
	} catch (error) {
		runtime().log.error({ err: error, price: id }, 'post not priced');
		await writeProgress(actor, (db) => store.finish(db, id, null));
	} finally {
		clearInterval(alive);
	}
	return true;
}

async function planned(facts: Facts, signal: AbortSignal, effort: Effort): Promise<Side> {
	const snapshot = buildSnapshot(facts);
	const solveFor: SolveFor = async (problem, share, wish) => {
		const issues = validateProblem(problem);
		if (issues.length > 0) throw new Error(`No problem to solve: ${JSON.stringify(issues.slice(0, 5))}`);
		const how = { seed: SEED, signal, quietMs: QUIET_MS, onImprovement: () => {} };
		return solve(problem, { ...how, effort: shareOf(effort, share), ...wish });
	};
	const { problem, answer } = await calmest(snapshot, signal, solveFor);
	return { snapshot: { ...snapshot, problem }, answer };
}

/** One at a time: a second question waits for the first. */
let last: Promise<unknown> = Promise.resolve();

/** Begins at once in the process that was asked; what is lost with it the sweep brings back. */
export function startPricing(
	{ tenantId, tenantSlug }: Pick<Actor, 'tenantId' | 'tenantSlug'>,
	id: string,
): void {
	const { jobs, log } = runtime();
	if (!jobs) return;
	last = last
		.then(() => price(machine({ tenantId, tenantSlug }), id))
		.catch((error: unknown) => log.error({ err: error, price: id }, 'post not priced'));
}

/** Prices that nobody has taken, or whose process was lost; answers how many. */
export async function sweep(actor: Actor, signal: AbortSignal, effort = EFFORT): Promise<number> {
	actor.must('plan.prepare');
	const ids = await actor.read((db) => store.toDo(db));
	for (const id of ids) if (!signal.aborted) await price(actor, id, { signal, effort });
	return ids.length;
}
