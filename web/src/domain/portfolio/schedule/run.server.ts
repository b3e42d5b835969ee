import { validateProblem, type FairnessPoint, type Problem } from '@luotsi/engine';
import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { today } from '#platform/today.ts';
import { broughtIn } from '../fairness/fairness.ts';
import { priceFairness } from '../fairness/price.server.ts';
import { snapshotOf } from './problem.server.ts';
import type { Snapshot } from './problem.ts';
import { droppedPins, withHeld, withoutPins } from './repair.ts';
import { repairRun, type SolveFor } from './repair-run.server.ts';
import { ProgressWriter } from './progress-writer.server.ts';
import * as store from './schedule.store.server.ts';
import { shareOf, solve, type Effort } from './solver.server.ts';

const WHOLE_EFFORT: Effort = { seconds: 30 };

/** Solves one schedule to its end; false when another has taken it or it was stopped before it began. */
export async function run(
	actor: Actor,
	scheduleId: string,
	signal: AbortSignal,
	effort = WHOLE_EFFORT,
): Promise<boolean> {
	actor.must('plan.prepare');
	const claimed = await writeProgress(actor, (db) => store.claim(db, scheduleId));
	if (!claimed) return false;
	try {
		const snapshot = await actor.read((db) => snapshotOf(db, claimed.scenarioId, today()));
		const work = { id: scheduleId, seed: claimed.seed, snapshot, signal, effort };
		// Without a guarantee its price is reckoned when somebody asks for it.
		const price = snapshot.fairPercent > 0 ? await priced(work) : null;
		const fair = price ? broughtIn(price, snapshot.fairPercent) : [];
		const isDone = await improve(actor, { ...work, snapshot: { ...snapshot, fair } });
		if (isDone) await writeProgress(actor, (db) => store.finish(db, scheduleId, 'done'));
		if (price) await writeProgress(actor, (db) => store.keepFairness(db, scheduleId, price));
		return true;
	} catch (error) {
		runtime().log.error({ err: error, schedule: scheduleId }, 'schedule failed');
		await writeProgress(actor, (db) => store.finish(db, scheduleId, 'failed'));
		return true;
	}
}

interface Work {
	id: string;
	seed: number;
	snapshot: Snapshot;
	signal: AbortSignal;
	effort: Effort;
}

/** For each strength of the guarantee. */
const PRICE_MS = 500;

function priced({ snapshot, seed, signal }: Work): Promise<FairnessPoint[] | null> {
	return priceFairness(snapshot, seed, PRICE_MS, signal);
}

/** True when it came to an end by itself. */
async function improve(actor: Actor, { id, seed, snapshot, signal, effort }: Work): Promise<boolean> {
	const writer = new ProgressWriter(actor, id);
	const ending = AbortSignal.any([signal, writer.stopped]);
	const solveFor: SolveFor = async (problem, share, wish) => {
		assertSound(problem);
		return solve(problem, {
			seed,
			effort: shareOf(effort, share),
			signal: ending,
			onImprovement: (answer) => writer.offer({ ...snapshot, problem }, answer),
			...wish,
		});
	};
	try {
		if (Object.keys(snapshot.keeps).length > 0)
			await repairRun({ snapshot, writer, signal: ending, solveFor });
		else await choose(snapshot, writer, ending, solveFor);
		await writer.close();
	} finally {
		writer.end();
	}
	return !ending.aborted;
}

/** The best plan; what fairness brings in is in it where it can be. */
async function choose(
	snapshot: Snapshot,
	writer: ProgressWriter,
	signal: AbortSignal,
	solveFor: SolveFor,
): Promise<void> {
	let problem = withHeld(snapshot);
	const isHeld = snapshot.fair.length > 0;
	let answer = await solveFor(problem, isHeld ? 1 / 3 : 1);
	const dropped = isHeld ? droppedPins(problem, snapshot.problem, answer) : [];
	if (dropped.length > 0 && !signal.aborted) {
		problem = withoutPins(problem, snapshot.problem, dropped);
		answer = await solveFor(problem, 2 / 3);
	}
	writer.offer({ ...snapshot, problem }, answer);
}

function assertSound(problem: Problem): void {
	const issues = validateProblem(problem);
	if (issues.length > 0)
		throw new Error(`The problem cannot be solved: ${JSON.stringify(issues.slice(0, 5))}`);
}
