// Elects committees by every known rule and compares with outcomes computed elsewhere (abcvoting):
// npm run bench -- committees --instances DIR [--json]
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { COMMITTEE_RULES, committees, type CommitteeRule } from '../packages/engine/src/index.ts';
import { Options, Usage } from './arguments.ts';
import { inFolder } from './folder.ts';

interface Instance {
	profile: number[][];
	num_cand: number;
	committeesize: number;
	compute: { rule_id: string; resolute: boolean; result?: number[][] | null }[];
}

interface Tally {
	cases: number;
	matches: number;
	seconds: number;
}

/** All tied committees, or one of them. */
function matches(found: readonly (readonly number[])[], expected: number[][], resolute: boolean): boolean {
	const keys = new Set(expected.map((one) => one.toSorted((a, b) => a - b).join()));
	const known = found.every((one) => keys.has(one.join()));
	return known && found.length === (resolute ? 1 : keys.size);
}

/** Compares one instance; prints what differs. Rules without a name here count as a case that does not match. */
function compareOne(file: string, tallies: Map<string, Tally>): void {
	const {
		profile,
		num_cand: candidates,
		committeesize,
		compute,
	} = load(readFileSync(file, 'utf8')) as Instance;
	const approvals = {
		candidates,
		ballots: profile.map((ballot) => [...new Set(ballot)].sort((a, b) => a - b)),
	};
	for (const { rule_id: rule, resolute, result } of compute) {
		if (!result) continue;
		const tally = tallies.get(rule) ?? { cases: 0, matches: 0, seconds: 0 };
		tallies.set(rule, tally);
		tally.cases++;
		const start = performance.now();
		const found = isKnown(rule) ? committees(rule, approvals, committeesize, resolute) : [];
		tally.seconds += (performance.now() - start) / 1000;
		if (matches(found, result, resolute)) tally.matches++;
		else
			console.log(
				`${path.basename(file)} ${rule} resolute=${resolute}: ${JSON.stringify(found.slice(0, 3))}`,
			);
	}
}

function isKnown(rule: string): rule is CommitteeRule {
	return (COMMITTEE_RULES as readonly string[]).includes(rule);
}

function total(tallies: Map<string, Tally>, field: keyof Tally): number {
	return [...tallies.values()].reduce((sum, one) => sum + one[field], 0);
}

/** Prints one row per rule, or with --json one line. Cases without an expected outcome are left out. */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: ['instances'], flags: ['json'] });
	const tallies = new Map<string, Tally>();
	const instances = inFolder(options.needed('instances'), (folder) => {
		const files = globSync('**/*.abc.yaml', { cwd: folder }).sort();
		if (files.length === 0) throw new Usage(`${folder} holds no instance (.abc.yaml).`);
		for (const file of files) compareOne(path.join(folder, file), tallies);
		return files.length;
	});
	const byRule = Object.fromEntries(
		[...tallies].map(([rule, tally]) => [
			rule,
			{ ...tally, seconds: Math.round(tally.seconds * 1000) / 1000 },
		]),
	);
	if (!options.has('json')) console.table(byRule);
	const seconds = Math.round(total(tallies, 'seconds') * 1000) / 1000;
	const [cases, matched] = [total(tallies, 'cases'), total(tallies, 'matches')];
	console.log(JSON.stringify({ instances, cases, matches: matched, seconds, byRule }));
}
