import type { Problem, Schedule } from '@luotsi/engine';
import type { ProgressWriter } from './progress-writer.server.ts';
import type { Snapshot } from './problem.ts';
import { commitmentsOf, droppedPins, withHeld, withoutPins } from './repair.ts';
import type { SolveWish } from './solver.server.ts';
import { CALM, curveOf, isCalmer, pointOf, PRICES, type TradeOffPoint } from './trade-off.ts';

/** Of all the time: the calmest plan, the same again when something had to be let go, from scratch, each in between. */
const SHARES = { calm: 0.25, again: 0.2, fresh: 0.2, between: 0.08 } as const;
/** A point of the curve may end sooner than an answer. */
const QUIET_MS = 2_000;

export type SolveFor = (
	problem: Problem,
	share: number,
	wish?: Partial<Pick<SolveWish, 'repair' | 'quietMs' | 'onImprovement'>>,
) => Promise<Schedule>;

interface Repairing {
	snapshot: Snapshot;
	writer: ProgressWriter;
	signal: AbortSignal;
	solveFor: SolveFor;
}

/** Repairs with the fewest changes, and then works out what other plans there are between calm and value. */
export async function repairRun({ snapshot, writer, signal, solveFor }: Repairing): Promise<void> {
	const { problem, answer } = await calmest(snapshot, signal, solveFor);
	const held = { ...snapshot, problem };
	writer.offer(held, answer);
	const calm = pointOf(CALM, held, answer);
	const points = [calm];
	if (signal.aborted) return;
	for await (const point of others(held, points, solveFor)) {
		if (signal.aborted) return;
		points.push(point);
		// What was looked for elsewhere and is calmer still is the answer.
		if (isCalmer(point, points[0]!)) {
			points.pop();
			points[0] = { ...point, key: CALM };
			writer.offer(held, point.answer);
		}
		writer.tell(curveOf(points));
	}
}

/** The plan that is kept, with as few changes as the world leaves it. */
export async function calmest(
	snapshot: Snapshot,
	signal: AbortSignal,
	solveFor: SolveFor,
): Promise<{ problem: Problem; answer: Schedule }> {
	const repair = { commitments: commitmentsOf(snapshot) };
	const problem = withHeld(snapshot);
	const answer = await solveFor(problem, SHARES.calm, { repair });
	const dropped = droppedPins(problem, snapshot.problem, answer);
	if (dropped.length === 0 || signal.aborted) return { problem, answer };
	const freed = withoutPins(problem, snapshot.problem, dropped);
	return { problem: freed, answer: await solveFor(freed, SHARES.again, { repair }) };
}

/** The other end first: what lies in between is looked for from both. */
async function* others(
	held: Snapshot,
	known: readonly TradeOffPoint[],
	solveFor: SolveFor,
): AsyncGenerator<TradeOffPoint> {
	const silent = { onImprovement: () => {} };
	const fresh = pointOf('fresh', held, await solveFor(held.problem, SHARES.fresh, silent));
	const commitments = commitmentsOf(held);
	if (isCalmer(fresh, known[0]!)) {
		const repair = { commitments, from: [known[0]!, fresh].map(({ answer }) => answer.items) };
		const wish = { ...silent, quietMs: QUIET_MS, repair };
		yield pointOf('again', held, await solveFor(held.problem, SHARES.between, wish));
	}
	yield fresh;
	const values = held.problem.activities.map(({ value }) => value);
	const average = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	for (const price of PRICES) {
		const from = known.map(({ answer }) => answer.items);
		const repair = { commitments, pricePerMove: price * average, from };
		yield pointOf(
			String(price),
			held,
			await solveFor(held.problem, SHARES.between, { ...silent, quietMs: QUIET_MS, repair }),
		);
	}
}
