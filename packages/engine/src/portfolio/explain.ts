import { Draft } from './draft.ts';
import { modelOf, NOT_PINNED, type Model } from './model.ts';
import { isSameObstacle, joinObstacles, lastPredecessor, obstacleAt } from './obstacle.ts';
import type { Problem, Slot } from '../problem/problem.ts';
import type { Obstacle, Schedule, StartSpan, WhyHere } from '../result.ts';

/**
 * Why a scheduled activity starts no earlier: spans that cover every slot from its `earliest` to the one before its start,
 * each with an obstacle that the rest of the schedule puts there, in the mode it is done in. Empty = it starts at its
 * earliest week. In a schedule changed by hand, or weighed by other aims, a start that is possible is in no span.
 * @throws {RangeError} when the activity is not in the schedule.
 * @throws {InvalidProblem}
 */
export function explainStart(problem: Problem, schedule: Schedule, id: string): StartSpan[] {
	const model = modelOf(problem);
	const draft = draftOf(model, schedule);
	const activity = model.positionOf.get(id);
	if (activity === undefined || !draft.has(activity)) throw new RangeError(`not in the schedule: ${id}`);
	return explainWeek(draft, activity);
}

/**
 * Why a scheduled activity cannot start in that slot in the mode it is done in, the rest of the schedule as it is; null
 * when nothing of time, money, closed weeks and what it waits for stands in the way.
 * @throws {RangeError} when the activity is not in the schedule.
 * @throws {InvalidProblem}
 */
export function obstacleTo(problem: Problem, schedule: Schedule, id: string, slot: Slot): Obstacle | null {
	const model = modelOf(problem);
	const draft = draftOf(model, schedule);
	const activity = model.positionOf.get(id);
	if (activity === undefined || !draft.has(activity)) throw new RangeError(`not in the schedule: ${id}`);
	const row = draft.rows[activity]!;
	draft.take(activity);
	return obstacleFinder(draft, row)(slot);
}

/** `explainStart` for a schedule already read; the draft is as before afterwards. */
export function explainWeek(draft: Draft, activity: number): StartSpan[] {
	const { model } = draft;
	const [row, start, posts] = [draft.rows[activity]!, draft.starts[activity]!, draft.posts[activity]!];
	const first = model.problem.activities[activity]!.earliest;
	const last = model.slotAt[start]! - 1;
	if (first > last) return [];
	if (model.pinned[activity] !== NOT_PINNED) return [{ from: first, to: last, reason: { code: 'pinned' } }];
	draft.take(activity);
	const spans = spansOf(first, last, obstacleFinder(draft, row));
	draft.put(row, start, posts);
	return spans;
}

/** The last obstacle before the start; closed weeks only when there is no other. */
export function whyHere(draft: Draft, activity: number): WhyHere {
	const { model } = draft;
	if (model.pinned[activity] !== NOT_PINNED) return { code: 'pinned' };
	const spans = explainWeek(draft, activity);
	const last = model.slotAt[draft.starts[activity]!]! - 1;
	if (last >= model.problem.activities[activity]!.earliest && spans.at(-1)?.to !== last)
		return { code: 'preferred' };
	const reasons = spans.map((span) => span.reason);
	return reasons.findLast(({ code }) => code !== 'closed') ?? reasons.at(-1) ?? { code: 'at_earliest' };
}

/**
 * A schedule as a draft.
 * @throws {RangeError} when it names what is not in the problem or does not lie within the horizon.
 */
export function draftOf(model: Model, schedule: Pick<Schedule, 'items' | 'setups'>): Draft {
	const draft = new Draft(model);
	const postOf = new Map(model.problem.resources.map(({ id }, index) => [id, index]));
	const put = (activity: number | undefined, id: string, item: Item) => {
		const row = model.modesOf[activity ?? -1]?.find((one) => model.modes[one]!.id === (item.mode ?? null));
		if (row === undefined) throw new RangeError(`not in the problem: ${id} ${item.mode ?? ''}`);
		const week = model.calendar.indexFrom(item.start);
		if (week < 0 || week + model.modes[row]!.duration > model.calendar.count)
			throw new RangeError(`outside the horizon: ${id}`);
		draft.put(
			row,
			week,
			(item.posts ?? []).map((post) => postOf.get(post)!),
		);
	};
	for (const item of schedule.items) put(model.positionOf.get(item.id), item.id, item);
	for (const setup of schedule.setups ?? [])
		put(model.problem.activities.length + model.setups.indexOf(setup.group), setup.group, setup);
	return draft;
}

interface Item {
	start: Slot;
	mode?: string;
	posts?: string[];
}

function obstacleFinder(draft: Draft, row: number): (slot: Slot) => Obstacle | null {
	const { model } = draft;
	const before = lastPredecessor(draft, model.modes[row]!.activity);
	return (slot) => {
		if (before && slot <= before.finish) return before;
		if (model.problem.closed?.[slot]) return { code: 'closed', window: { from: slot, to: slot } };
		return obstacleAt(draft, row, model.calendar.indexFrom(slot));
	};
}

function spansOf(first: Slot, last: Slot, obstacle: (slot: Slot) => Obstacle | null): StartSpan[] {
	const spans: { from: Slot; to: Slot; reason: Obstacle }[] = [];
	for (let slot = first; slot <= last; slot++) {
		const reason = obstacle(slot);
		if (!reason) continue;
		const before = spans.at(-1);
		if (before?.to === slot - 1 && isSameObstacle(before.reason, reason)) {
			before.to = slot;
			before.reason = joinObstacles(before.reason, reason);
		} else spans.push({ from: slot, to: slot, reason });
	}
	return spans;
}
