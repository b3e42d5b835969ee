import type { Problem } from '../packages/engine/src/problem/problem.ts';
import type { Claim } from './verify.ts';

interface RawMode {
	duration: number;
	units: number[];
}

/**
 * Checks a claimed schedule against the numbers of a `.sm`, `.mm` or `.rcp` file read a second time, crudely, so that
 * a mistake of the readers does not hide. Activity ids are job numbers.
 */
export function verifyRaw(text: string, ending: string, { activities }: Problem, claim: Claim): string[] {
	const raw = ending === 'rcp' ? rawRcp(text) : rawSm(text);
	const start = new Map<number, number>();
	const way = new Map<number, number>();
	let row = 0;
	activities.forEach((activity, index) => {
		start.set(Number(activity.id), claim.starts[index]!);
		way.set(Number(activity.id), claim.modes[index]! - row);
		row += 1 + (activity.alternatives?.length ?? 0);
	});
	const modes = raw.modes.map((list, index) => list[way.get(index + 1) ?? 0]!);
	return [...missing(raw, start), ...order(raw, modes, start), ...load(raw, modes, start)];
}

interface Raw {
	modes: RawMode[][];
	successors: number[][];
	capacity: number[];
	/** The resources before this one are renewable. */
	renewable: number;
}

function missing({ modes }: Raw, start: Map<number, number>): string[] {
	return modes.flatMap((list, index) =>
		list.some((mode) => mode.duration > 0) && !start.has(index + 1) ? [`job ${index + 1} is not done`] : [],
	);
}

/** Also over jobs of duration 0: each is taken to start as early as those before it allow. */
function order({ successors }: Raw, modes: RawMode[], start: Map<number, number>): string[] {
	const finish = new Map<number, number>();
	const finishOf = (job: number): number => {
		const known = finish.get(job);
		if (known !== undefined) return known;
		const before = successors.flatMap((list, index) => (list.includes(job) ? index + 1 : []));
		const own = start.get(job) ?? Math.max(0, ...before.map(finishOf));
		finish.set(job, own + modes[job - 1]!.duration);
		return own + modes[job - 1]!.duration;
	};
	return successors.flatMap((list, index) =>
		list
			.filter((job) => start.has(job) && finishOf(index + 1) > start.get(job)!)
			.map((job) => `job ${job} starts before job ${index + 1} is finished`),
	);
}

function load({ capacity, renewable }: Raw, modes: RawMode[], start: Map<number, number>): string[] {
	return capacity.flatMap((most, resource) => {
		const used = new Map<number, number>();
		modes.forEach(({ duration, units }, index) => {
			const from = start.get(index + 1) ?? 0;
			const length = resource < renewable ? duration : 1;
			for (let slot = 0; slot < length; slot++) {
				const at = resource < renewable ? from + slot : 0;
				used.set(at, (used.get(at) ?? 0) + units[resource]!);
			}
		});
		const peak = Math.max(0, ...used.values());
		return peak > most ? [`resource ${resource + 1} gives ${peak} of ${most}`] : [];
	});
}

function rawRcp(text: string): Raw {
	const numbers = text.split(/\s+/).filter(Boolean).map(Number);
	const [count, renewable] = [numbers.shift()!, numbers.shift()!];
	const capacity = numbers.splice(0, renewable);
	const raw: Raw = { modes: [], successors: [], capacity, renewable };
	for (let job = 0; job < count; job++) {
		const duration = numbers.shift()!;
		raw.modes.push([{ duration, units: numbers.splice(0, renewable) }]);
		raw.successors.push(numbers.splice(0, numbers.shift()!));
	}
	return raw;
}

/** Every run of rows that are all numbers is a table: order, requests, capacities, whatever the headings say. */
function rawSm(text: string): Raw {
	const renewable = Number(
		text
			.split(/- renewable\s*:/)[1]
			?.trim()
			.split(/\s/)[0],
	);
	const tables = text.slice(text.indexOf('PRECEDENCE')).split('***').map(numberRows);
	const [precedence, requests, capacity] = tables.filter((rows) => rows.length > 0);
	const width = capacity![0]!.length;
	const modes: RawMode[][] = [];
	for (const row of requests!) {
		if (row.length === width + 3) modes.push([]);
		modes.at(-1)!.push({ duration: row.at(-width - 1)!, units: row.slice(-width) });
	}
	return { modes, successors: precedence!.map((row) => row.slice(3)), capacity: capacity![0]!, renewable };
}

function numberRows(section: string): number[][] {
	const rows = section.split('\n').map((line) => line.split(/\s+/).filter(Boolean).map(Number));
	return rows.filter((row) => row.length > 0 && !row.some(Number.isNaN));
}
