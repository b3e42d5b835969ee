import { Descent } from '../modes/descent.ts';
import { copyStaffedDraft, emptyStaffedDraft, type StaffedDraft } from './builder.ts';
import { skillVariables, type SkillVariables } from './exact.ts';
import type { Kind } from './kinds.ts';
import type { SkillModel } from './model.ts';
import { Staffing } from './staffing.ts';

/** Looks for shorter plans and raises the bound with the learning solver until the two meet. */
export class SkillProof {
	/** Shortest plan known, never longer than what was told; its makespan is Infinity before the first. */
	readonly best: StaffedDraft;
	/** No plan ends before this slot; Infinity = there is none. */
	bound: number;
	private readonly model: SkillModel;
	private readonly variables: SkillVariables | null;
	private readonly staffing: Staffing;
	private readonly descent: Descent | null;

	constructor(model: SkillModel, kinds: readonly Kind[], best: StaffedDraft) {
		this.model = model;
		this.staffing = new Staffing(model);
		this.best = emptyStaffedDraft(model);
		copyStaffedDraft(best, this.best);
		this.variables = skillVariables(model, kinds, Math.min(model.horizon, best.makespan - 1));
		this.descent =
			this.variables &&
			new Descent(this.variables.solver, this.variables.start, this.variables.makespan, best.makespan);
		this.bound = this.descent ? this.descent.bound : best.makespan;
		this.guide();
	}

	/** Tells of a plan found elsewhere. */
	tell(draft: StaffedDraft) {
		if (draft.makespan >= this.best.makespan || !this.variables) return;
		copyStaffedDraft(draft, this.best);
		this.guide();
		this.demandBetter();
	}

	/** Works for so many conflicts at most; true when `best` or `bound` changed. */
	work(conflicts: number): boolean {
		const { best, descent, model } = this;
		if (!descent || this.bound >= best.makespan) return false;
		const { starts, makespan } = best;
		const finding = descent.work(conflicts, { starts, durations: model.duration, makespan });
		if (finding === 'plan') {
			this.read();
			this.demandBetter();
		}
		this.bound = descent.bound;
		return finding !== 'nothing';
	}

	private demandBetter() {
		this.descent!.demand(this.best.makespan);
		this.bound = this.descent!.bound;
	}

	/** Lets the solver try the values of the best plan first. */
	private guide() {
		if (!this.variables || this.best.makespan === Infinity) return;
		const { solver, start, taken, kinds, rivals, makespan } = this.variables;
		const { words, placesFrom } = this.model;
		solver.target[makespan] = this.best.makespan;
		for (const { first, second, isFirst } of rivals)
			solver.target[isFirst] = this.best.starts[first]! < this.best.starts[second]! ? 1 : 0;
		for (let activity = 0; activity < this.model.count; activity++) {
			solver.target[start[activity]!] = this.best.starts[activity]!;
			const staff = this.best.staff.subarray(
				placesFrom[activity]! * words,
				placesFrom[activity + 1]! * words,
			);
			const isIn = (person: number) =>
				staff.some((set, at) => at % words === person >> 5 && set & (1 << (person & 31)));
			kinds.forEach(({ people }, kind) => {
				const variable = taken[activity]![kind]!;
				if (variable >= 0) solver.target[variable] = people.filter(isIn).length;
			});
		}
	}

	/** Turns the numbers of the last solution into people: of each kind those free longest, then places by matching. */
	private read() {
		const { solver, start, taken, kinds } = this.variables!;
		const { duration, count, people } = this.model;
		const { best } = this;
		for (let activity = 0; activity < count; activity++)
			best.starts[activity] = solver.value(start[activity]!);
		const order = Array.from({ length: count }, (_, activity) => activity);
		order.sort((one, other) => best.starts[one]! - best.starts[other]!);
		const busyUntil = new Int32Array(people);
		best.makespan = 0;
		for (const activity of order) {
			const end = best.starts[activity]! + duration[activity]!;
			const chosen = kinds.flatMap((kind, index) => {
				const variable = taken[activity]![index]!;
				const free = kind.people.filter((person) => busyUntil[person]! <= best.starts[activity]!);
				return variable < 0 ? [] : free.slice(0, solver.value(variable));
			});
			for (const person of chosen) busyUntil[person] = end;
			this.seat(activity, chosen);
			best.makespan = Math.max(best.makespan, end);
		}
	}

	private seat(activity: number, chosen: number[]) {
		const { placesFrom, words, skill, masters } = this.model;
		const { staffing, best } = this;
		const first = placesFrom[activity]!;
		for (let place = first; place < placesFrom[activity + 1]!; place++)
			for (let word = 0; word < words; word++) {
				let set = 0;
				for (const person of chosen) if (person >> 5 === word) set |= 1 << (person & 31);
				staffing.candidates[(place - first) * words + word] = set & masters[skill[place]! * words + word]!;
			}
		if (!staffing.fill(activity, Int32Array.from(chosen), 0))
			throw new Error('the people taken do not fill the places');
		best.staff.set(staffing.staff.subarray(0, (placesFrom[activity + 1]! - first) * words), first * words);
	}
}
