import path from 'node:path';
import { proveWith, SelectionSearch } from '../packages/engine/src/index.ts';
import { loadHighs, lpText, type LinearSolver } from '../packages/exact/src/index.ts';
import { projectFolder } from '../web/src/platform/env.ts';
import { Options, Usage } from './arguments.ts';
import { portfoliosOf, problemOf, type Portfolio } from './portfolio-file.ts';
import { wrongWith } from './select-verify.ts';

const FOLDER = path.join(projectFolder(), '../shared/data/planning/portfolio');
const VALUES = ['needs', 'seconds', 'instances', 'seed', 'clock'];
/** The solver overstays its time by so much. */
const OVERSTAY = 0.3;
const MOVES = 500;

interface Row {
	instance: string;
	value: number | null;
	bound: number;
	gap: number;
	isProved: boolean;
	/** Seconds to the best selection. */
	bestAfter: number;
	seconds: number;
	wrong: string[];
	reference: Record<string, number>;
}

/** Chooses needs, modes and years of published or generated portfolios and checks every choice. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: VALUES, flags: ['json', 'reference'] });
	const seed = options.number('seed') ?? 1;
	const seconds = options.number('seconds') ?? 10;
	const clock = options.text('clock') ?? 'wall';
	if (clock !== 'cpu' && clock !== 'wall') throw new Usage('--clock is cpu or wall.');
	const portfolios = portfoliosOf(options.number('needs') ?? 80, seed, options.text('instances') ?? FOLDER);
	const rows: Row[] = [];
	const solver = await loadHighs();
	for (const portfolio of portfolios) {
		const row = solve(portfolio, solver, { seconds, seed, clock });
		if (options.has('reference')) Object.assign(row.reference, plain(portfolio, solver, seconds));
		for (const what of row.wrong) console.error(`WRONG ${row.instance}: ${what}`);
		rows.push(row);
	}
	print(rows);
	if (options.has('json')) console.log(JSON.stringify(summaryOf(rows)));
	if (rows.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
}

function solve(
	{ name, file, known }: Portfolio,
	solver: LinearSolver,
	limits: { seconds: number; seed: number; clock: 'cpu' | 'wall' },
): Row {
	const now = limits.clock === 'cpu' ? cpuSeconds : () => performance.now() / 1000;
	const begun = now();
	const elapsed = () => now() - begun;
	const search = new SelectionSearch(problemOf(file), limits.seed);
	const share = file.needs.length <= 60 ? 0.2 : 0.9;
	let bestAfter = elapsed();
	while (!search.isProved && elapsed() < limits.seconds * share)
		if (search.step(MOVES)) bestAfter = elapsed();
	const left = limits.seconds - elapsed() - OVERSTAY;
	if (!search.isProved && left > 0) {
		const before = search.value;
		proveWith(search, solver, { seconds: left });
		if (search.value > before) bestAfter = elapsed();
	}
	const { choices, value, bound, gap, isProved } = search.result();
	const wrong = choices ? wrongWith(file, choices, value) : [];
	return {
		...{
			instance: name,
			value: choices && value,
			bound,
			gap,
			isProved,
			bestAfter,
			seconds: elapsed(),
			wrong,
		},
		reference: { ...known },
	};
}

function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** HiGHS alone, reading the model as text, with its time. */
function plain({ file }: Portfolio, solver: LinearSolver, seconds: number): Record<string, number> {
	const { model } = new SelectionSearch(problemOf(file), 1);
	const { value, bound } = solver.solveText(lpText(model), { seconds });
	return { highs_here: value, highs_here_bound: bound };
}

function summaryOf(rows: readonly Row[]) {
	const solved = rows.filter(({ value }) => value !== null);
	const mean = (numbers: number[]) =>
		numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
	return {
		instances: rows.length,
		solved: solved.length,
		verified: solved.filter(({ wrong }) => wrong.length === 0).length,
		meanGapToBound: round(mean(solved.map(({ gap }) => gap))),
		provedOptimal: rows.filter(({ isProved }) => isProved).length,
		objective: Object.fromEntries(rows.map(({ instance, value }) => [instance, value && round(value)])),
		bound: Object.fromEntries(rows.map(({ instance, bound }) => [instance, round(bound)])),
		reference: Object.fromEntries(rows.map(({ instance, reference }) => [instance, reference])),
	};
}

function print(rows: readonly Row[]): void {
	console.table(
		Object.fromEntries(
			rows.map(({ instance, reference, ...row }) => [
				instance,
				{
					value: row.value && round(row.value),
					bound: round(row.bound),
					'gap %': round(row.gap),
					proved: row.isProved,
					'best after s': round(row.bestAfter),
					seconds: round(row.seconds),
					...Object.fromEntries(Object.entries(reference).map(([name, value]) => [name, round(value)])),
				},
			]),
		),
	);
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
