import { compile, type Compiled, type Election, type TieOrder } from './election.ts';
import { add, compare, divide, multiply, rational, ZERO, type Rational } from '../rational.ts';

/** What the sequential rule of Phragmén has chosen. */
export interface PhragmenOutcome {
	/** Ids in the order chosen. */
	selected: string[];
	/** Per selected project: what every unit of weight has been given when its supporters can buy it; null without any. */
	loads: (Rational | null)[];
}

/**
 * Sequential Phragmén: every unit of weight earns money at the same speed; as soon as the supporters of a project have
 * its cost, it is bought with all they have. Ends when what comes next, or an equal of it, breaks the budget. What
 * nobody supports comes last. Support counts, not its strength. Brill, Freeman, Janson and Lackner 2017; Los, Christoff
 * and Grossi 2022 for costs. Exact.
 * @throws {InvalidElection}
 */
export function phragmen(election: Election, ties?: TieOrder): PhragmenOutcome {
	const compiled = compile(election, 'cardinality', ties);
	const chosen: number[] = [];
	const loads: (Rational | null)[] = [];
	// Loads only take the values of `levels`; level 0 = nothing bought yet.
	const levels: Rational[] = [ZERO];
	const level = new Int32Array(compiled.weights.length);
	const open = new Set(
		compiled.ids.flatMap((_, one) => (compiled.costs[one]! <= compiled.budget ? [one] : [])),
	);
	let left = compiled.budget;
	while (open.size > 0) {
		const { load, projects } = nextOf(compiled, open, levels, level);
		if (projects.some((one) => compiled.costs[one]! > left)) break;
		const first = projects[0]!;
		open.delete(first);
		chosen.push(first);
		loads.push(load);
		left -= compiled.costs[first]!;
		levels.push(load ?? ZERO);
		for (let at = compiled.first[first]!; at < compiled.first[first + 1]!; at++)
			level[compiled.voter[at]!] = levels.length - 1;
	}
	return { selected: chosen.map((one) => compiled.ids[one]!), loads };
}

function nextOf(election: Compiled, open: Set<number>, levels: Rational[], level: Int32Array) {
	let load: Rational | null = null;
	let projects: number[] = [];
	for (const one of open) {
		if (election.totalWorth[one] === 0n) continue;
		const own = loadOf(election, one, levels, level);
		const difference = load ? compare(own, load) : -1;
		if (difference < 0) [load, projects] = [own, [one]];
		else if (difference === 0) projects.push(one);
	}
	if (!load) projects = [...open];
	return { load, projects: projects.sort((a, b) => a - b) };
}

// Load of each supporter if the project were bought next.
function loadOf(election: Compiled, project: number, levels: Rational[], level: Int32Array): Rational {
	const weightAt = new Float64Array(levels.length);
	for (let at = election.first[project]!; at < election.first[project + 1]!; at++) {
		const one = election.voter[at]!;
		weightAt[level[one]!]! += election.weights[one]!;
	}
	let total = rational(election.costs[project]!);
	weightAt.forEach((weight, index) => {
		if (weight > 0 && index > 0) total = add(total, multiply(levels[index]!, rational(weight)));
	});
	return divide(total, rational(election.totalWorth[project]!));
}
