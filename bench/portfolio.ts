import { Search } from '../packages/engine/src/index.ts';
import { checkSchedule } from '../packages/engine/testing/naive-check.ts';
import { largeProblem } from '../packages/engine/testing/large-problem.ts';
import { Options } from './arguments.ts';

const USAGE = { values: ['needs', 'posts', 'years', 'seconds', 'seeds', 'seed'], flags: ['json'] };
const EARLY = 3;

interface Outcome {
	firstMilliseconds: number;
	first: number;
	early: number;
	last: number;
	bound: number;
	wrong: number;
}

/**
 * A city's portfolio, made up: how soon there is a plan, how near the plan after 3 s is to that of the whole time, how near
 * that is to what is proved, and how much different seeds differ. Time is that of the processor.
 */
export function run(args: string[]): void {
	const options = new Options(args, USAGE);
	const size = {
		needs: options.number('needs') ?? 300,
		posts: options.number('posts') ?? 12,
		years: options.number('years') ?? 5,
	};
	const seconds = options.number('seconds') ?? 60;
	const problem = largeProblem(size, options.number('seed') ?? 1);
	const before = process.memoryUsage().rss;
	let most = before;
	const outcomes = Array.from({ length: options.number('seeds') ?? 3 }, (_, seed): Outcome => {
		const began = process.cpuUsage().user;
		const spent = () => (process.cpuUsage().user - began) / 1000;
		const search = new Search(problem, seed + 1);
		const firstMilliseconds = spent();
		const first = search.improvement().objective.value;
		const runTo = (end: number) => {
			while (spent() < end * 1000 && !search.isOptimal()) search.advance(20);
			most = Math.max(most, process.memoryUsage().rss);
			return search.improvement().objective.value;
		};
		const early = runTo(Math.min(EARLY, seconds));
		const last = runTo(seconds);
		const wrong = checkSchedule(problem, search.best()).length;
		return { firstMilliseconds, first, early, last, bound: search.bound().value, wrong };
	});
	const summary = summaryOf(outcomes, { ...size, seconds, megabytes: Math.round((most - before) / 1e6) });
	console.log(options.has('json') ? JSON.stringify(summary) : summary);
}

function summaryOf(outcomes: readonly Outcome[], about: object) {
	const worst = (read: (one: Outcome) => number) => round(Math.max(...outcomes.map(read)));
	const values = outcomes.map(({ last }) => last);
	const best = Math.max(...values);
	return {
		...about,
		firstMilliseconds: worst((one) => one.firstMilliseconds),
		afterThreeSecondsBelowLast: worst((one) => (100 * (one.last - one.early)) / one.last),
		firstBelowLast: worst((one) => (100 * (one.last - one.first)) / one.last),
		gapToBound: worst((one) => (100 * (one.bound - one.last)) / one.bound),
		seedsDiffer: round((100 * (best - Math.min(...values))) / best),
		values,
		verified: outcomes.filter(({ wrong }) => wrong === 0).length,
	};
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
