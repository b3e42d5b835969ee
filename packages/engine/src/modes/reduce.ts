import type { Project } from '../problem/project.ts';

/** Modes left after those that cannot or need not be used were taken out, renumbered. */
export interface ModeTable {
	count: number;
	horizon: number;
	resources: number;
	/** Row of modes per activity. */
	modesFrom: Int32Array;
	/** Row of `Project.duration` per mode. */
	row: Int32Array;
	/** Slots per mode. */
	duration: Int32Array;
	/** Units in every slot: `mode * resources + resource`. */
	demand: Int32Array;
	/** Number of funds that can run out at all. */
	funds: number;
	amount: Float64Array;
	/** Units used up: `mode * funds + fund`. */
	uses: Float64Array;
}

/**
 * Takes out modes that cannot be carried out, funds that cannot run out and modes no better than another in anything
 * (Sprecher, Hartmann and Drexl 1997), again and again until none is left; null = some activity has no mode.
 */
export function reduceModes(project: Project): ModeTable | null {
	const alive = Array.from({ length: project.count }, (_, activity) =>
		range(project.modesFrom[activity]!, project.modesFrom[activity + 1]!).filter((mode) =>
			hasRoom(project, activity, mode),
		),
	);
	let funds = range(0, project.funds);
	for (let left = Infinity; ;) {
		if (alive.some((modes) => modes.length === 0)) return null;
		for (const fund of funds) dropUnaffordable(project, alive, fund);
		if (alive.some((modes) => modes.length === 0)) return null;
		funds = funds.filter((fund) => total(project, alive, fund, Math.max) > project.fundAmount[fund]!);
		alive.forEach((modes, activity) => (alive[activity] = efficient(project, modes, funds)));
		const now = alive.reduce((sum, modes) => sum + modes.length, 0);
		if (now === left) return tableOf(project, alive, funds);
		left = now;
	}
}

function hasRoom(project: Project, activity: number, mode: number): boolean {
	const { horizon, resources, capacity, demand, duration, release, due } = project;
	let run = 0;
	for (let slot = release[activity]!; slot < due[activity]!; slot++) {
		let fits = true;
		for (let resource = 0; resource < resources; resource++)
			if (demand[mode * resources + resource]! > capacity[resource * horizon + slot]!) fits = false;
		run = fits ? run + 1 : 0;
		if (run >= duration[mode]!) return true;
	}
	return false;
}

function dropUnaffordable(project: Project, alive: number[][], fund: number) {
	const spare = project.fundAmount[fund]! - total(project, alive, fund, Math.min);
	alive.forEach((modes, activity) => {
		const least = Math.min(...modes.map((mode) => use(project, mode, fund)));
		alive[activity] = modes.filter((mode) => use(project, mode, fund) - least <= spare);
	});
}

function total(project: Project, alive: number[][], fund: number, of: (...uses: number[]) => number): number {
	return alive.reduce((sum, modes) => sum + of(...modes.map((mode) => use(project, mode, fund))), 0);
}

function use(project: Project, mode: number, fund: number): number {
	return project.uses[mode * project.funds + fund]!;
}

function efficient(project: Project, modes: number[], funds: number[]): number[] {
	const { resources, duration, demand } = project;
	const noWorse = (one: number, other: number) =>
		duration[one]! <= duration[other]! &&
		range(0, resources).every((r) => demand[one * resources + r]! <= demand[other * resources + r]!) &&
		funds.every((fund) => use(project, one, fund) <= use(project, other, fund));
	return modes.filter(
		(mode) =>
			!modes.some(
				(other) => other !== mode && noWorse(other, mode) && (other < mode || !noWorse(mode, other)),
			),
	);
}

function tableOf(project: Project, alive: number[][], funds: number[]): ModeTable {
	const { count, horizon, resources } = project;
	const modes = alive.flat();
	const modesFrom = new Int32Array(count + 1);
	alive.forEach((list, activity) => (modesFrom[activity + 1] = modesFrom[activity]! + list.length));
	return {
		...{ count, horizon, resources, modesFrom },
		row: Int32Array.from(modes),
		duration: Int32Array.from(modes, (mode) => project.duration[mode]!),
		demand: Int32Array.from(
			modes.flatMap((mode) => [...project.demand.subarray(mode * resources, (mode + 1) * resources)]),
		),
		funds: funds.length,
		amount: Float64Array.from(funds, (fund) => project.fundAmount[fund]!),
		uses: Float64Array.from(modes.flatMap((mode) => funds.map((fund) => use(project, mode, fund)))),
	};
}

function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
