// Decides real participatory budgets and compares every rule with outcomes computed elsewhere:
// npm run bench -- fairness --elections DIR --expected FILE [--json]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { equalShares, greedy, phragmen, type Utility } from '../packages/engine/src/index.ts';
import { Options } from './arguments.ts';
import { readElection, type ReadElection } from './election-file.ts';

interface Expected {
	elections: { file: string; results: Record<string, string[]> }[];
}

interface Case {
	file: string;
	rule: string;
	match: boolean;
	milliseconds: number;
}

const UTILITIES: Record<string, Utility> = {
	cost: 'cost',
	cardinality: 'cardinality',
	additive_cardinal: 'score',
	borda: 'score',
};

/** Null for a rule that is not known, which is then a case without a match. */
function decide(rule: string, { election, moneyUnit }: ReadElection): string[] | null {
	if (rule === 'phragmen') return phragmen(election).selected;
	const [, name, satisfaction, raised] = /^(greedy|mes)_(.+?)(_add1)?$/.exec(rule) ?? [];
	const utility = UTILITIES[satisfaction ?? ''];
	if (!utility) return null;
	if (name === 'greedy') return greedy(election, utility);
	return equalShares(election, { utility, ...(raised ? { increment: moneyUnit } : {}) }).selected;
}

function compareOne(file: string, rule: string, election: ReadElection, expected: string[]): Case {
	const start = performance.now();
	const selected = decide(rule, election);
	const milliseconds = performance.now() - start;
	const match = selected?.toSorted().join('\n') === expected.toSorted().join('\n');
	return { file, rule, match, milliseconds };
}

/** Prints one row per case, or with --json one line. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: ['elections', 'expected'], flags: ['json'] });
	const { elections } = JSON.parse(readFileSync(options.needed('expected'), 'utf8')) as Expected;
	const cases = elections.flatMap(({ file, results }) => {
		const election = readElection(readFileSync(path.join(options.needed('elections'), file), 'utf8'));
		return Object.entries(results).map(([rule, expected]) => compareOne(file, rule, election, expected));
	});
	if (!options.has('json'))
		console.table(cases.map((one) => ({ ...one, milliseconds: Math.round(one.milliseconds * 10) / 10 })));
	const seconds = cases.reduce((sum, one) => sum + one.milliseconds, 0) / 1000;
	const matches = cases.filter((one) => one.match).length;
	console.log(
		JSON.stringify({
			elections: elections.length,
			cases: cases.length,
			matches,
			seconds: Math.round(seconds * 1000) / 1000,
		}),
	);
}
