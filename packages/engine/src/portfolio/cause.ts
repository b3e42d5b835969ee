import { Draft } from './draft.ts';
import { lastFinish, NOT_PINNED, type Model } from './model.ts';
import { datesAgainst } from './conflict.ts';
import { groupOf, idOf, isSameObstacle, joinObstacles, lastPredecessor, obstacleAt } from './obstacle.ts';
import type { Cause, Obstacle, PinConflict, ResourceMissing } from '../result.ts';

/** Finds why activities are not in a schedule. */
export class Causes {
	readonly #draft: Draft;
	readonly #empty: Draft;
	readonly #model: Model;

	constructor(draft: Draft) {
		this.#draft = draft;
		this.#model = draft.model;
		this.#empty = new Draft(draft.model);
	}

	/** Never empty for an activity that the search left out; together the causes rule out every start in every mode. */
	of(activity: number): Cause[] {
		if (this.#model.excluded[activity]) return [{ code: 'excluded_by_pin' }];
		if (this.#model.pinned[activity] !== NOT_PINNED) return [this.#pinConflict(activity)];
		const hopeless = this.#perMode(activity, (row) => [
			...datesAgainst(this.#model, row),
			...this.#missingEvenAlone(row),
		]);
		const absent = this.#absentPredecessors(activity);
		const isHopeless = this.#model.modesOf[activity]!.every((row) => this.#isHopeless(row));
		if (isHopeless || absent.length > 0) return [...hopeless, ...absent];
		const excluded = this.#excluded(activity);
		return excluded.length > 0 ? excluded : this.#besideSetups(activity, hopeless);
	}

	#isHopeless(row: number): boolean {
		return datesAgainst(this.#model, row).length > 0 || this.#missingEvenAlone(row).length > 0;
	}

	// Set-ups that are not in are put in for the time of looking: as early as they can, which leaves the most room.
	#besideSetups(activity: number, hopeless: Cause[]): Cause[] {
		const missing = this.#model.network.predecessors[activity]!.filter((before) => !this.#draft.has(before));
		const put: number[] = [];
		const causes: Cause[] = [];
		for (const setup of missing) {
			const group = groupOf(this.#model, setup)!;
			if (this.#draft.insertAlone(setup)) put.push(setup);
			else
				causes.push({
					code: 'setup_impossible',
					group,
					because: this.#ofMode(this.#model.modesOf[setup]![0]!),
				});
		}
		if (causes.length === 0) {
			const { slotAt } = this.#model;
			for (const setup of put)
				causes.push({
					...{ code: 'after_setup', group: groupOf(this.#model, setup)! },
					finish: slotAt[this.#draft.finish(setup)]!,
				});
			const open = this.#perMode(activity, (row) => (this.#isHopeless(row) ? [] : this.#ofMode(row)));
			causes.push(...hopeless, ...open);
		}
		for (const setup of put) this.#draft.take(setup);
		return causes;
	}

	#ofMode(row: number): Cause[] {
		const hopeless = [...datesAgainst(this.#model, row), ...this.#missingEvenAlone(row)];
		return hopeless.length > 0 ? hopeless : this.#crowdedOut(row);
	}

	#perMode(activity: number, causesOf: (row: number) => Cause[]): Cause[] {
		const rows = this.#model.modesOf[activity]!;
		return rows.flatMap((row) => {
			const { id } = this.#model.modes[row]!;
			return causesOf(row).map((cause) => (id === null ? cause : { ...cause, mode: id }));
		});
	}

	#excluded(activity: number): Cause[] {
		return this.#model.excludes[activity]!.flatMap((other) =>
			this.#draft.has(other) ? { code: 'excluded_by', id: idOf(this.#model, other) } : [],
		);
	}

	#pinConflict(activity: number): PinConflict {
		const { problem, calendar, pinned } = this.#model;
		const { pin, earliest } = problem.activities[activity]!;
		const slot = pin && 'start' in pin ? pin.start : 0;
		const week = pinned[activity]!;
		const because: Cause[] = [];
		if (slot < earliest) because.push({ code: 'before_earliest', earliest });
		if (week < 0) because.push({ code: 'closed', window: { from: slot, to: slot } });
		because.push(...this.#absentPredecessors(activity));
		if (week >= 0) {
			const late = this.#perMode(activity, (row) => this.#tooLate(row, week));
			const rows = this.#model.modesOf[activity]!;
			if (
				rows.every((row) => week + this.#model.modes[row]!.duration > lastFinish(this.#model, activity) + 1)
			)
				because.push(...late);
			if (because.length === 0) because.push(...this.#excluded(activity));
			if (because.length === 0)
				because.push(...late, ...this.#perMode(activity, (row) => this.#atPin(row, week)));
			if (because.length === 0) because.push(...this.#missingSetup(activity, calendar.slotOf(week)));
		}
		return { code: 'pin_conflict', activity: idOf(this.#model, activity), start: slot, because };
	}

	#tooLate(row: number, week: number): Cause[] {
		const { problem, calendar, modes } = this.#model;
		const { activity, duration } = modes[row]!;
		const { deadline } = problem.activities[activity]!;
		const finish = calendar.slotOf(week + duration - 1);
		const causes: Cause[] = [];
		if (deadline !== null && finish > deadline) causes.push({ code: 'after_deadline', finish, deadline });
		if (finish >= problem.slots)
			causes.push({ code: 'outside_horizon', earliestFinish: finish, lastSlot: problem.slots - 1 });
		return causes;
	}

	#atPin(row: number, week: number): Cause[] {
		const { activity, duration } = this.#model.modes[row]!;
		if (week + duration - 1 > lastFinish(this.#model, activity)) return [];
		const before = this.#lastPredecessor(activity);
		if (before && before.finish >= this.#model.slotAt[week]!) return [before];
		const obstacle = obstacleAt(this.#draft, row, week);
		return obstacle ? [obstacle] : [];
	}

	// The set-up that is in the way of a pin: put in as early as it can be, it ends too late or takes what is needed.
	#missingSetup(activity: number, slot: number): Cause[] {
		return this.#besideSetups(activity, []).filter(
			(cause) => cause.code !== 'after_setup' || cause.finish >= slot,
		);
	}

	#lastPredecessor(activity: number) {
		const { predecessors } = this.#model.network;
		return predecessors[activity]!.every((before) => this.#draft.has(before))
			? lastPredecessor(this.#draft, activity)
			: null;
	}

	#absentPredecessors(activity: number): Cause[] {
		return this.#model.network.predecessors[activity]!.flatMap((before) =>
			this.#draft.has(before) || groupOf(this.#model, before) !== undefined
				? []
				: { code: 'predecessor_not_scheduled', id: idOf(this.#model, before) },
		);
	}

	#missingEvenAlone(row: number): Cause[] {
		const from = this.#model.dates.start[this.#model.modes[row]!.activity]!;
		const obstacles = this.#obstacles(this.#empty, row, from);
		if (!obstacles) return [];
		const missing = this.#missingResources(row, from);
		return missing.length > 0 ? missing : obstacles;
	}

	#crowdedOut(row: number): Cause[] {
		const { slotAt, calendar, dates, modes } = this.#model;
		const { activity, duration } = modes[row]!;
		const before = this.#lastPredecessor(activity);
		const from = before ? calendar.indexFrom(before.finish) + 1 : dates.start[activity]!;
		const latest = lastFinish(this.#model, activity) - duration + 1;
		if (before?.code === 'after_predecessor' && from > latest)
			return [
				{ code: 'predecessor_too_late', id: before.id, finish: before.finish, latestStart: slotAt[latest]! },
			];
		return [...(this.#obstacles(this.#draft, row, from) ?? []), ...(before ? [before] : [])];
	}

	// Null when some start from..latest is possible.
	#obstacles(draft: Draft, row: number, from: number): Obstacle[] | null {
		const found: Obstacle[] = [];
		const { activity, duration } = this.#model.modes[row]!;
		const latest = lastFinish(this.#model, activity) - duration + 1;
		for (let start = from; start <= latest; start++) {
			const obstacle = obstacleAt(draft, row, start);
			if (!obstacle) return null;
			const same = found.findIndex((one) => isSameObstacle(one, obstacle));
			if (same < 0) found.push(obstacle);
			else found[same] = joinObstacles(found[same]!, obstacle);
		}
		return found.length > 0 ? found : null;
	}

	#missingResources(row: number, from: number): ResourceMissing[] {
		const { modes, problem, slotAt } = this.#model;
		const { activity, demands, duration } = modes[row]!;
		const finish = lastFinish(this.#model, activity);
		return demands.flatMap(({ resource, rate, last }) => {
			const needed = rate * (duration - 1) + last;
			let available = 0;
			for (let start = from; start + duration - 1 <= finish; start++)
				available = Math.max(available, this.#most(resource, start, start + duration - 1, rate, last));
			if (available === needed) return [];
			const window = { from: slotAt[from]!, to: slotAt[finish]! };
			const { id } = problem.resources[resource]!;
			return { code: 'resource_missing', resource: id, window, needed, available };
		});
	}

	#most(resource: number, start: number, end: number, rate: number, last: number): number {
		const row = resource * this.#model.calendar.count;
		let sum = Math.min(last, this.#model.capacity[row + end]!);
		for (let week = start; week < end; week++) sum += Math.min(rate, this.#model.capacity[row + week]!);
		return sum;
	}
}
