import type { Explanation } from './propagator.ts';
import type { Trail } from './trail.ts';

/** What an explanation needs to know of a cumulative constraint. Arrays by task; view -1 = the constant counts. */
export interface TaskBounds {
	readonly trail: Trail;
	readonly count: number;
	readonly capacity: number;
	/** First slot and number of slots of the profile. */
	readonly base: number;
	readonly span: number;
	/** View of the start. */
	readonly start: Int32Array;
	readonly duration: Int32Array;
	readonly durationView: Int32Array;
	readonly demand: Int32Array;
	readonly demandView: Int32Array;
	/** Literal of presence; view -1 = always there. */
	readonly presentView: Int32Array;
	readonly presentValue: Int32Array;
}

/** Tasks that must run in a slot, their demands and the newest entry that makes them do so. */
const running: { task: number; demand: number; newest: number }[] = [];

/**
 * Explains what a cumulative constraint did. Payload = code * span + slot - base, where code < count is the task moved out
 * of the slot, count means too much must run in the slot, and above it stands the task of which no start fits.
 */
export function explainWith(
	of: TaskBounds,
	payload: number,
	view: number,
	position: number,
	into: Explanation,
): void {
	const code = Math.floor(payload / of.span);
	const slot = (payload % of.span) + of.base;
	if (code > of.count) explainAbsence(of, code - of.count - 1, position, into);
	else if (code === of.count) explainSlot(of, slot, of.capacity + 1, -1, position, into);
	else explainMove(of, code, slot, view, position, into);
}

function explainMove(
	of: TaskBounds,
	task: number,
	slot: number,
	view: number,
	position: number,
	into: Explanation,
): void {
	const start = of.start[task]!;
	const duration = before(of, of.durationView[task]!, of.duration[task]!, position);
	const demand = before(of, of.demandView[task]!, of.demand[task]!, position);
	if (view === start) into.add(start, slot + 1 - duration);
	else into.add(start + 1, -slot);
	addSize(of, task, duration, demand, into);
	if (of.presentView[task]! >= 0) into.add(of.presentView[task]!, of.presentValue[task]!);
	explainSlot(of, slot, of.capacity + 1 - demand, task, position, into);
}

/** Walks over the window of starts in steps no longer than the task, each past a slot that is too full. */
function explainAbsence(of: TaskBounds, task: number, position: number, into: Explanation): void {
	const { trail } = of;
	const start = of.start[task]!;
	const lower = trail.lowerBefore(start, position);
	const upper = -trail.lowerBefore(start + 1, position);
	const duration = before(of, of.durationView[task]!, of.duration[task]!, position);
	const demand = before(of, of.demandView[task]!, of.demand[task]!, position);
	const needed = of.capacity + 1 - demand;
	into.add(start, lower);
	into.add(start + 1, -upper);
	addSize(of, task, duration, demand, into);
	for (let first = lower; first <= upper;) {
		let slot = first + duration - 1;
		while (collect(of, slot, task, position) < needed) slot--;
		explainSlot(of, slot, needed, task, position, into);
		first = slot + 1;
	}
}

/** Why tasks other than the one left aside must demand so much in the slot: the oldest facts that suffice. */
function explainSlot(
	of: TaskBounds,
	slot: number,
	needed: number,
	aside: number,
	position: number,
	into: Explanation,
): void {
	let spare = collect(of, slot, aside, position) - needed;
	running.sort((one, other) => other.newest - one.newest || one.demand - other.demand);
	for (const { task, demand } of running) {
		if (demand <= spare) {
			spare -= demand;
			continue;
		}
		const duration = before(of, of.durationView[task]!, of.duration[task]!, position);
		into.add(of.start[task]!, slot + 1 - duration);
		into.add(of.start[task]! + 1, -slot);
		addSize(of, task, duration, demand, into);
		if (of.presentView[task]! >= 0) into.add(of.presentView[task]!, of.presentValue[task]!);
	}
}

function addSize(of: TaskBounds, task: number, duration: number, demand: number, into: Explanation): void {
	if (of.durationView[task]! >= 0) into.add(of.durationView[task]!, duration);
	if (of.demandView[task]! >= 0) into.add(of.demandView[task]!, demand);
}

/** Finds the tasks that had to run in the slot before the entry at the position; returns their total demand. */
function collect(of: TaskBounds, slot: number, aside: number, position: number): number {
	const { trail } = of;
	running.length = 0;
	let total = 0;
	for (let task = 0; task < of.count; task++) {
		const start = of.start[task]!;
		if (task === aside || trail.lower[start + 1]! < -slot) continue;
		const latest = trail.where(start + 1, -slot);
		if (latest >= position) continue;
		const duration = before(of, of.durationView[task]!, of.duration[task]!, position);
		if (trail.lower[start]! < slot + 1 - duration) continue;
		const earliest = trail.where(start, slot + 1 - duration);
		if (earliest >= position || !presentBefore(of, task, position)) continue;
		const demand = before(of, of.demandView[task]!, of.demand[task]!, position);
		running.push({ task, demand, newest: Math.max(latest, earliest) });
		total += demand;
	}
	return total;
}

function presentBefore(of: TaskBounds, task: number, position: number): boolean {
	const view = of.presentView[task]!;
	if (view < 0) return true;
	const value = of.presentValue[task]!;
	return of.trail.lower[view]! >= value && of.trail.where(view, value) < position;
}

function before(of: TaskBounds, view: number, constant: number, position: number): number {
	return view < 0 ? constant : of.trail.lowerBefore(view, position);
}
