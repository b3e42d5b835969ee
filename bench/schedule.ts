import { Options, Usage } from './arguments.ts';
import { boundsIn, knownOf, type Known } from './schedule-bounds.ts';
import { instancesIn, problemIn, type InstanceFile } from './schedule-instances.ts';
import { judge, type Judged } from './schedule-judge.ts';
import type { Limits, Outcome } from './schedule-solve.ts';
import { summaryOf, type Summary } from './schedule-summary.ts';
import { inThreads, type SolvingThread } from './schedule-threads.ts';

const VALUES = ['instances', 'bounds', 'seconds', 'schedules', 'sample', 'seed', 'clock', 'threads'];
const SECONDS = 10;
const LONGEST = 600;
const NOTHING: Outcome = { plan: null, bound: 0, schedules: 0, seconds: 0 };

/** Solves published instances and checks every schedule; with --json the last line is the summary. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: VALUES, flags: ['json', 'each'] });
	const files = instancesIn(options.needed('instances'), options.number('sample'));
	const bounds = options.has('bounds') ? boundsIn(options.needed('bounds')) : new Map<string, Known>();
	const limits = limitsOf(options);
	const judged: Judged[] = [];
	await inThreads(files.length, options.number('threads') ?? 1, async (index, thread) => {
		const file = files[index]!;
		const one = await solveFile(file, knownOf(bounds, file.name), limits, thread);
		judged[index] = one;
		tell(one, options.has('each'));
		if (!options.has('each') && index % 50 === 49) console.error(`${index + 1} of ${files.length}`);
	});
	const summary = summaryOf(judged);
	if (options.has('json')) console.log(JSON.stringify(summary));
	else print(summary);
	if (summary.wrong.length > 0) process.exitCode = 1;
}

function limitsOf(options: Options): Limits {
	const schedules = options.number('schedules');
	const clock = options.text('clock') ?? 'wall';
	if (clock !== 'cpu' && clock !== 'wall') throw new Usage('--clock is cpu or wall.');
	return {
		seconds: options.number('seconds') ?? (schedules === undefined ? SECONDS : LONGEST),
		schedules: schedules ?? Infinity,
		clock,
		seed: options.number('seed') ?? 1,
	};
}

/** A search that breaks down or does not end counts as wrong and leaves the others alone. */
async function solveFile(
	file: InstanceFile,
	known: Known | undefined,
	limits: Limits,
	thread: SolvingThread,
): Promise<Judged> {
	const answer = await thread.solve({ file, limits });
	if ('outcome' in answer) return judge(file, problemIn(file), answer.outcome, known, limits);
	const nothing = { outcome: NOTHING, makespan: null, criticalPath: null, isProved: false };
	return { name: file.name, known, ...nothing, wrong: [answer.failure] };
}

function tell(one: Judged, isEach: boolean): void {
	if (isEach) console.error(line(one));
	for (const what of one.wrong) console.error(`WRONG ${one.name}: ${what}`);
}

function line({ name, makespan, outcome, known, isProved, criticalPath }: Judged): string {
	const expected = known ? (known.isInfeasible ? 'none' : `${known.lower}..${known.upper ?? '?'}`) : '?';
	const found = `${makespan ?? 'none'}${isProved ? ' proved' : ` bound ${outcome.bound}`}`;
	return `${name}: ${found} (known ${expected}, critical path ${criticalPath}), ${outcome.schedules} schedules, ${outcome.seconds.toFixed(2)} s`;
}

function print({ references, wrong, ...figures }: Summary): void {
	console.table(figures);
	if (Object.keys(references).length > 0) {
		console.log('Published results on the same instances');
		console.table(references);
	}
	if (wrong.length > 0) console.log(`${wrong.length} WRONG, named above`);
}
