import type { Problem } from '../packages/engine/src/problem/problem.ts';
import { criticalPath } from './critical-path.ts';
import type { Known } from './schedule-bounds.ts';
import type { InstanceFile } from './schedule-instances.ts';
import { isProved, type Limits, type Outcome } from './schedule-solve.ts';
import { verify } from './verify.ts';
import { verifyRaw } from './verify-raw.ts';

/** One instance, solved and checked. */
export interface Judged {
	name: string;
	outcome: Outcome;
	makespan: number | null;
	criticalPath: number | null;
	known: Known | undefined;
	isProved: boolean;
	/** What must not be: a plan that breaks a rule, or a claim that what is known contradicts. */
	wrong: string[];
}

/** Checks an outcome against the rules of the problem and what is known. */
export function judge(
	file: InstanceFile,
	problem: Problem,
	outcome: Outcome,
	known: Known | undefined,
	{ schedules }: Limits,
): Judged {
	const { plan, bound } = outcome;
	const broken = plan
		? [...verify(problem, plan), ...(isPlain(file) ? verifyRaw(file.text, file.ending, problem, plan) : [])]
		: [];
	const over = outcome.schedules > schedules ? [`built ${outcome.schedules} of ${schedules} schedules`] : [];
	const makespan = plan && broken.length === 0 ? plan.makespan : null;
	return {
		...{ name: file.name, outcome, makespan, known },
		criticalPath: criticalPath(problem),
		isProved: broken.length === 0 && isProved(plan, bound),
		wrong: [...broken, ...over, ...contradictions(makespan, bound, known)],
	};
}

function isPlain({ ending }: InstanceFile): boolean {
	return ending === 'sm' || ending === 'mm' || ending === 'rcp';
}

function contradictions(makespan: number | null, bound: number, known: Known | undefined): string[] {
	const wrong: string[] = [];
	if (makespan !== null && bound > makespan) wrong.push(`bound ${bound} above its own makespan ${makespan}`);
	if (!known) return wrong;
	const { lower, upper, isInfeasible } = known;
	if (makespan !== null && isInfeasible) wrong.push(`a schedule of ${makespan} where there is none`);
	if (makespan !== null && makespan < lower)
		wrong.push(`makespan ${makespan} below the known bound ${lower}`);
	if (upper !== null && bound > upper) wrong.push(`bound ${bound} above the known makespan ${upper}`);
	return wrong;
}
