import type { SkillModel } from './model.ts';
import { Staffing } from './staffing.ts';

/** Who is free when. Books people to activities as these are placed in time. */
export class Roster {
	private readonly model: SkillModel;
	private readonly staffing: Staffing;
	/** Units left: `slot * people + person`. */
	private readonly free: Int32Array;
	private readonly fullFree: Int32Array;
	/** People with at least the units of the level left: `(level * horizon + slot) * words + word`. */
	private readonly able: Int32Array;
	private readonly fullAble: Int32Array;
	private readonly window: Int32Array;

	constructor(model: SkillModel) {
		const { people, horizon, words, levels, project } = model;
		this.model = model;
		this.staffing = new Staffing(model);
		this.fullFree = new Int32Array(horizon * people);
		this.fullAble = new Int32Array(levels.length * horizon * words);
		for (let slot = 0; slot < horizon; slot++)
			for (let person = 0; person < people; person++) {
				const units = project.capacity[person * horizon + slot]!;
				this.fullFree[slot * people + person] = units;
				levels.forEach((needed, level) => {
					if (units >= needed)
						this.fullAble[(level * horizon + slot) * words + (person >> 5)]! |= 1 << (person & 31);
				});
			}
		this.free = this.fullFree.slice();
		this.able = this.fullAble.slice();
		this.window = new Int32Array(levels.length * words);
	}

	/** Nobody is booked any more. */
	clear() {
		this.free.set(this.fullFree);
		this.able.set(this.fullAble);
	}

	/** First start from slot `from` on for which there are people, preferred ones first; -1 = none. */
	earliest(activity: number, from: number, preference: Int32Array, turn: number): number {
		const last = this.model.horizon - this.model.duration[activity]!;
		for (let start = from; start <= last; start++)
			if (this.canStaff(activity, start, preference, turn)) return start;
		return -1;
	}

	/** Last start from which the activity ends at slot `end` or before and for which there are people; -1 = none. */
	latest(activity: number, end: number, preference: Int32Array, turn: number): number {
		for (let start = end - this.model.duration[activity]!; start >= 0; start--)
			if (this.canStaff(activity, start, preference, turn)) return start;
		return -1;
	}

	/** Books the people found by the last call of `earliest` or `latest`; writes the set for each place to `staff`. */
	book(activity: number, start: number, staff: Int32Array) {
		const { placesFrom, words, duration, level, levels, named } = this.model;
		const end = start + duration[activity]!;
		const first = placesFrom[activity]!;
		for (let place = first; place < placesFrom[activity + 1]!; place++)
			for (let word = 0; word < words; word++) {
				let set = this.staffing.staff[(place - first) * words + word]!;
				staff[place * words + word] = set;
				for (; set !== 0; set &= set - 1)
					this.take(word * 32 + 31 - Math.clz32(set & -set), levels[level[place]!]!, start, end);
			}
		for (const { person, units } of named[activity]!) this.take(person, units, start, end);
	}

	private take(person: number, units: number, start: number, end: number) {
		const { people, levels, horizon, words } = this.model;
		const word = person >> 5;
		const others = ~(1 << (person & 31));
		for (let slot = start; slot < end; slot++) {
			const left = (this.free[slot * people + person]! -= units);
			for (let level = 0; level < levels.length; level++)
				if (left < levels[level]!) this.able[(level * horizon + slot) * words + word]! &= others;
		}
	}

	private canStaff(activity: number, start: number, preference: Int32Array, turn: number): boolean {
		const { placesFrom, words, level, skill, masters, named } = this.model;
		const end = start + this.model.duration[activity]!;
		const first = placesFrom[activity]!;
		for (const { person, units } of named[activity]!)
			if (this.leastFree(person, start, end) < units) return false;
		this.look(start, end);
		for (let place = first; place < placesFrom[activity + 1]!; place++)
			for (let word = 0; word < words; word++)
				this.staffing.candidates[(place - first) * words + word] =
					this.window[level[place]! * words + word]! & masters[skill[place]! * words + word]!;
		if (named[activity]!.length > 0) this.exceptNamed(activity, start, end);
		return this.staffing.fill(activity, preference, turn);
	}

	/** Those named for the activity need time for a place on top. */
	private exceptNamed(activity: number, start: number, end: number) {
		const { placesFrom, words, level, levels, named } = this.model;
		const first = placesFrom[activity]!;
		for (const { person, units } of named[activity]!) {
			const left = this.leastFree(person, start, end) - units;
			for (let place = first; place < placesFrom[activity + 1]!; place++)
				if (left < levels[level[place]!]!)
					this.staffing.candidates[(place - first) * words + (person >> 5)]! &= ~(1 << (person & 31));
		}
	}

	private leastFree(person: number, start: number, end: number): number {
		const { people } = this.model;
		let least = this.free[start * people + person]!;
		for (let slot = start + 1; slot < end; slot++)
			least = Math.min(least, this.free[slot * people + person]!);
		return least;
	}

	/** Sets `window` to the people able through all of the slots. */
	private look(start: number, end: number) {
		const { levels, horizon, words } = this.model;
		for (let level = 0; level < levels.length; level++)
			for (let word = 0; word < words; word++) {
				const row = level * horizon * words + word;
				let all = -1;
				for (let slot = start; slot < end; slot++) all &= this.able[row + slot * words]!;
				this.window[level * words + word] = all;
			}
	}
}
