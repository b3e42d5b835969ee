import { UNSCHEDULED } from './construct.ts';
import { occupiedBy } from './explain.ts';
import { lastFinish, NOT_PINNED, type Model } from './model.ts';
import { datesAgainst } from './conflict.ts';
import {
	idOf,
	isSameObstacle,
	joinObstacles,
	lastPredecessor,
	obstacleAt,
	type Occupied,
} from './obstacle.ts';
import type { Cause, Obstacle, PinConflict, ResourceMissing } from '../result.ts';

/** Finds why activities are not in a schedule. */
export class Causes {
	readonly #occupied: Occupied;
	readonly #empty: Occupied;
	readonly #model: Model;

	constructor(occupied: Occupied) {
		this.#occupied = occupied;
		this.#model = occupied.model;
		this.#empty = occupiedBy(this.#model, new Int32Array(occupied.starts.length).fill(UNSCHEDULED));
	}

	/** Never empty for an activity that the constructor left out; together the causes rule out every start. */
	of(activity: number): Cause[] {
		if (this.#model.excluded[activity]) return [{ code: 'excluded_by_pin' }];
		if (this.#model.pinned[activity] !== NOT_PINNED) return [this.#pinConflict(activity)];
		const hopeless = [...datesAgainst(this.#model, activity), ...this.#missingEvenAlone(activity)];
		const absent = this.#absentPredecessors(activity);
		if (hopeless.length > 0 || absent.length > 0) return [...hopeless, ...absent];
		return this.#crowdedOut(activity);
	}

	#pinConflict(activity: number): PinConflict {
		const { problem, calendar, pinned, duration } = this.#model;
		const { pin, earliest, deadline } = problem.activities[activity]!;
		const slot = pin && 'start' in pin ? pin.start : 0;
		const week = pinned[activity]!;
		const because: Cause[] = [];
		if (slot < earliest) because.push({ code: 'before_earliest', earliest });
		if (week < 0) because.push({ code: 'closed', window: { from: slot, to: slot } });
		because.push(...this.#absentPredecessors(activity));
		if (week >= 0) {
			const finish = calendar.slotOf(week + duration[activity]! - 1);
			if (deadline !== null && finish > deadline) because.push({ code: 'after_deadline', finish, deadline });
			if (finish >= problem.slots)
				because.push({ code: 'outside_horizon', earliestFinish: finish, lastSlot: problem.slots - 1 });
			if (because.length === 0) because.push(...this.#atPin(activity, week));
		}
		return { code: 'pin_conflict', activity: idOf(this.#model, activity), start: slot, because };
	}

	#atPin(activity: number, week: number): Cause[] {
		const before = lastPredecessor(this.#occupied, activity);
		if (before && before.finish >= this.#model.slotAt[week]!) return [before];
		const obstacle = obstacleAt(this.#occupied, activity, week);
		return obstacle ? [obstacle] : [];
	}

	#absentPredecessors(activity: number): Cause[] {
		return this.#model.network.predecessors[activity]!.flatMap((before) =>
			this.#occupied.starts[before] === UNSCHEDULED
				? { code: 'predecessor_not_scheduled', id: idOf(this.#model, before) }
				: [],
		);
	}

	#missingEvenAlone(activity: number): Cause[] {
		const from = this.#model.dates.start[activity]!;
		const obstacles = this.#obstacles(this.#empty, activity, from);
		if (!obstacles) return [];
		const missing = this.#missingResources(activity, from);
		return missing.length > 0 ? missing : obstacles;
	}

	#crowdedOut(activity: number): Cause[] {
		const { slotAt, duration, calendar, dates } = this.#model;
		const before = lastPredecessor(this.#occupied, activity);
		const from = before ? calendar.indexFrom(before.finish) + 1 : dates.start[activity]!;
		const latest = lastFinish(this.#model, activity) - duration[activity]! + 1;
		if (before && from > latest)
			return [
				{ code: 'predecessor_too_late', id: before.id, finish: before.finish, latestStart: slotAt[latest]! },
			];
		return [...(this.#obstacles(this.#occupied, activity, from) ?? []), ...(before ? [before] : [])];
	}

	// Null when some start from..latest is possible.
	#obstacles(occupied: Occupied, activity: number, from: number): Obstacle[] | null {
		const found: Obstacle[] = [];
		const latest = lastFinish(this.#model, activity) - this.#model.duration[activity]! + 1;
		for (let start = from; start <= latest; start++) {
			const obstacle = obstacleAt(occupied, activity, start);
			if (!obstacle) return null;
			const same = found.findIndex((one) => isSameObstacle(one, obstacle));
			if (same < 0) found.push(obstacle);
			else found[same] = joinObstacles(found[same]!, obstacle);
		}
		return found.length > 0 ? found : null;
	}

	#missingResources(activity: number, from: number): ResourceMissing[] {
		const { demands, duration, problem, slotAt } = this.#model;
		const finish = lastFinish(this.#model, activity);
		const weeks = duration[activity]!;
		return demands[activity]!.flatMap(({ resource, rate, last }) => {
			const needed = rate * (weeks - 1) + last;
			let available = 0;
			for (let start = from; start + weeks - 1 <= finish; start++)
				available = Math.max(available, this.#most(resource, start, start + weeks - 1, rate, last));
			if (available === needed) return [];
			const window = { from: slotAt[from]!, to: slotAt[finish]! };
			return {
				code: 'resource_missing',
				resource: problem.resources[resource]!.id,
				window,
				needed,
				available,
			};
		});
	}

	#most(resource: number, start: number, end: number, rate: number, last: number): number {
		const row = resource * this.#model.calendar.count;
		let sum = Math.min(last, this.#model.capacity[row + end]!);
		for (let week = start; week < end; week++) sum += Math.min(rate, this.#model.capacity[row + week]!);
		return sum;
	}
}
