import fc from 'fast-check';
import {
	displacedBy,
	explainStart,
	maxIterations,
	priceOf,
	relaxations,
	schedule,
	type Problem,
	type Schedule,
} from '../packages/engine/src/index.ts';
import { checkedDisplacement, checkedPrice } from '../packages/engine/testing/check-displacements.ts';
import { checkedCauses, checkedStarts, type Checked } from '../packages/engine/testing/check-reasons.ts';
import { checkedRelaxations } from '../packages/engine/testing/check-relaxations.ts';
import { checkSchedule } from '../packages/engine/testing/naive-check.ts';
import { needsProblem, readNeeds } from '../packages/engine/testing/needs-problem.ts';
import { anyProblem, anyRichProblem } from '../packages/engine/testing/random-problem.ts';
import { Options } from './arguments.ts';

const PROBLEMS = 200;
const SCHEDULES = 20;
/** Wrong statements shown in full. */
const SHOWN = 20;

const KINDS = ['schedules', 'starts', 'causes', 'relaxations', 'displacements', 'prices'] as const;
type Statements = Record<(typeof KINDS)[number], Checked[]>;

interface Count {
	reasons: number;
	verified: number;
}

/**
 * Everything the engine says about its schedules of made-up problems, and of the collection of needs where it is there,
 * beside a second reading of the rules that tries every start.
 */
export function run(args: string[]): void {
	const options = new Options(args, { values: ['problems', 'seed'], flags: ['json'] });
	const seed = options.number('seed') ?? 1;
	const problems = problemsOf(options.number('problems') ?? PROBLEMS, seed);
	const counts = Object.fromEntries(KINDS.map((kind) => [kind, { reasons: 0, verified: 0 }])) as Record<
		keyof Statements,
		Count
	>;
	let shown = 0;
	problems.forEach((problem, index) => {
		const statements = statementsOn(problem, seed);
		for (const kind of KINDS) {
			counts[kind].reasons += statements[kind].length;
			counts[kind].verified += statements[kind].filter(({ isTrue }) => isTrue).length;
			for (const { about, isTrue } of statements[kind])
				if (!isTrue && shown++ < SHOWN) console.error(`WRONG problem ${index}, ${kind}: ${about}`);
		}
	});
	report(problems, counts, options.has('json'));
}

function report(problems: readonly Problem[], counts: Record<keyof Statements, Count>, isJson: boolean) {
	const sum = (read: (count: Count) => number) =>
		Object.values(counts).reduce((total, count) => total + read(count), 0);
	const [reasons, verified] = [sum((count) => count.reasons), sum((count) => count.verified)];
	const figures = {
		problems: problems.length,
		activities: problems.reduce((total, { activities }) => total + activities.length, 0),
		...{ reasons, verified, share: Math.floor((1e6 * verified) / Math.max(1, reasons)) / 1e4 },
	};
	if (isJson) console.log(JSON.stringify({ ...figures, kinds: counts }));
	else {
		console.table(figures);
		console.table(counts);
	}
	if (verified < reasons) process.exitCode = 1;
}

/** Half of them plain, half with modes, skills, funds, lags, exclusions and set-ups. */
function problemsOf(count: number, seed: number): Problem[] {
	const rich = Math.ceil(count / 2);
	const needs = readNeeds();
	return [
		...fc.sample(anyRichProblem, { seed, numRuns: rich }),
		...(count > rich ? fc.sample(anyProblem, { seed, numRuns: count - rich }) : []),
		...(needs ? [needsProblem(needs)] : []),
	];
}

function statementsOn(problem: Problem, seed: number): Statements {
	const answer = schedule(problem, { seed, stop: maxIterations(SCHEDULES) });
	return {
		schedules: [scheduleChecked(problem, answer)],
		starts: checkedStarts(problem, answer, (id) => explainStart(problem, answer, id)),
		causes: answer.unscheduled.flatMap((item) => checkedCauses(problem, answer, item)),
		relaxations: problem.activities.flatMap(({ id }) =>
			checkedRelaxations(problem, answer, id, relaxations(problem, answer, id)),
		),
		displacements: answer.items.flatMap(({ id }) =>
			checkedDisplacement(problem, answer, id, displacedBy(problem, answer, id)),
		),
		prices: answer.unscheduled.flatMap(({ id }) => {
			const price = priceOf(problem, answer, id);
			return price ? checkedPrice(problem, answer, id, price) : [];
		}),
	};
}

function scheduleChecked(problem: Problem, answer: Schedule): Checked {
	const wrong = checkSchedule(problem, answer);
	return { about: wrong.join('; '), isTrue: wrong.length === 0 };
}
