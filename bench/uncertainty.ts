import { schedule } from '../packages/engine/src/portfolio/schedule.ts';
import { maxIterations } from '../packages/engine/src/stop.ts';
import { buffers } from '../packages/engine/src/uncertainty/buffers.ts';
import { holdDates } from '../packages/engine/src/uncertainty/hold-dates.ts';
import { Options } from './arguments.ts';
import { randomPortfolio } from './random-portfolio.ts';

/** Times the outlook of a made-up portfolio; with --json one line. */
export function run(args: string[]): void {
	const options = new Options(args, { values: ['activities', 'samples', 'seed'], flags: ['json'] });
	const seed = options.number('seed') ?? 1;
	const samples = options.number('samples') ?? 10_000;
	const problem = randomPortfolio(options.number('activities') ?? 120, seed);
	const plan = schedule(problem, { seed, stop: maxIterations(50) });
	// The first run warms the compiler up; both are shown.
	const [cold, outlook] = timed(() => holdDates(problem, plan, { samples, seed }));
	const before = process.cpuUsage();
	const [warm] = timed(() => holdDates(problem, plan, { samples, seed: seed + 1 }));
	const { user, system } = process.cpuUsage(before);
	const [buffering, found] = timed(() => buffers(problem, plan, { samples: 500, seed }));
	const figures = {
		...{ activities: plan.items.length, samples },
		firstSeconds: cold,
		secondSeconds: warm,
		secondProcessorSeconds: (user + system) / 1e6,
		scenariosPerSecond: Math.round(samples / warm),
		allHold: outlook.allHold,
		deadlinesHold: outlook.deadlinesHold,
		end: outlook.end,
		buffersSeconds: buffering,
		buffers: found.slice(0, 5),
	};
	if (options.has('json')) console.log(JSON.stringify(figures));
	else print(figures, outlook.activities);
}

function print({ end, buffers: best, ...figures }: { end: object; buffers: object[] }, activities: object[]) {
	console.table(figures);
	console.log(`Last week of all work: ${JSON.stringify(end)}`);
	console.log('Activities, the first twenty');
	console.table(activities.slice(0, 20));
	console.log('Buffers that pay most');
	console.table(best);
}

function timed<Result>(work: () => Result): [number, Result] {
	const from = performance.now();
	const result = work();
	return [Math.round(performance.now() - from) / 1000, result];
}
