import { describe, expect, test } from 'vitest';
import type { MakespanPlan, MakespanSearch } from '../makespan/method.ts';
import { projectOf, type Project } from '../problem/project.ts';
import { multiSkill } from './multi-skill.ts';
import { smallSkillProblem } from '../../testing/multi-skill-problem.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => seed);

describe('against all plans of small problems', () => {
	test('the shortest is found and proved, or that there is none', () => {
		let impossible = 0;
		for (const project of small({ mixed: false })) {
			const search = finished(project, 500);
			const least = shortest(project);
			expect(search.bound).toBe(least);
			expect(search.best ? checked(project, search.best) : Infinity).toBe(least);
			if (least === Infinity) impossible++;
		}
		expect(impossible).toBeGreaterThan(5);
		expect(impossible).toBeLessThan(45);
	});

	test('people who do several things at once, also by name: never shorter than possible', () => {
		let equal = 0;
		let possible = 0;
		for (const project of small({ mixed: true })) {
			const search = finished(project, 30);
			const least = shortest(project);
			const found = search.best ? checked(project, search.best) : Infinity;
			expect(found).toBeGreaterThanOrEqual(least);
			expect(search.bound).toBeLessThanOrEqual(least);
			if (least < Infinity) possible++;
			if (found === least && least < Infinity) equal++;
		}
		expect(equal).toBe(possible);
		expect(possible).toBeGreaterThan(10);
	});
});

test('same seed, same plan', () => {
	const project = small({ mixed: false }).find((one) => finished(one, 500).best)!;
	expect(finished(project, 500).best).toEqual(finished(project, 500).best);
});

test('what it cannot handle', () => {
	const problem = smallSkillProblem(1, { mixed: false });
	expect(multiSkill.supports(projectOf(problem))).toBe(true);
	expect(multiSkill.supports(projectOf({ ...problem, exclusions: [['0', '1']] }))).toBe(false);
	const activities = problem.activities.map((activity) => ({ ...activity, places: [] }));
	expect(multiSkill.supports(projectOf({ ...problem, activities }))).toBe(false);
});

function small(options: { mixed: boolean }): Project[] {
	const all = seeds.map((seed) => projectOf(smallSkillProblem(seed, options)));
	return all.filter((project) => multiSkill.supports(project));
}

function finished(project: Project, most: number): MakespanSearch {
	const search = multiSkill.begin(project, 7);
	for (let steps = 0; steps < most && (search.best?.makespan ?? Infinity) > search.bound; steps++)
		search.step(60);
	return search;
}

function checked(project: Project, { starts, posts, makespan }: MakespanPlan): number {
	const { count, release, due, arcs, duration } = project;
	const free = Array.from(project.capacity);
	for (let at = 0; at < count; at++) {
		expect(starts[at]!).toBeGreaterThanOrEqual(release[at]!);
		expect(starts[at]! + duration[at]!).toBeLessThanOrEqual(due[at]!);
		bookNamed(project, at, starts[at]!, free);
		expect(new Set(posts![at]).size).toBe(posts![at]!.length);
		const wanted = project.places[at]!.flatMap((place) => Array.from({ length: place.posts }, () => place));
		expect(posts![at]!.length).toBe(wanted.length);
		wanted.forEach(({ skill, demand }, index) => {
			expect(project.masters[skill]!).toContain(posts![at]![index]!);
			book(project, posts![at]![index]!, starts[at]!, duration[at]!, demand, free);
		});
	}
	expect(free.every((units) => units >= 0)).toBe(true);
	expect(arcs.every(({ from, to }) => starts[to]! >= starts[from]! + duration[from]!)).toBe(true);
	expect(Math.max(...Array.from(starts, (start, at) => start + duration[at]!))).toBe(makespan);
	return makespan;
}

function bookNamed(project: Project, at: number, start: number, free: number[]) {
	for (let person = 0; person < project.resources; person++)
		book(
			project,
			person,
			start,
			project.duration[at]!,
			project.demand[at * project.resources + person]!,
			free,
		);
}

function book(
	{ horizon }: Project,
	person: number,
	from: number,
	slots: number,
	units: number,
	free: number[],
) {
	for (let slot = from; slot < from + slots; slot++) free[person * horizon + slot]! -= units;
}

/** Makespan of the shortest plan by trying every start and all people in every place. */
function shortest(project: Project): number {
	const { count, duration, release, due, arcs } = project;
	let best = Infinity;
	const starts: number[] = [];
	const search = (at: number, end: number): void => {
		if (end >= best) return;
		if (at === count) {
			const inOrder = arcs.every(({ from, to }) => starts[to]! >= starts[from]! + duration[from]!);
			const free = Array.from(project.capacity);
			for (let activity = 0; activity < count; activity++)
				bookNamed(project, activity, starts[activity]!, free);
			if (inOrder && free.every((units) => units >= 0) && canStaff(project, starts, free, 0, 0, []))
				best = end;
			return;
		}
		for (starts[at] = release[at]!; starts[at]! + duration[at]! <= due[at]!; starts[at]!++)
			search(at + 1, Math.max(end, starts[at]! + duration[at]!));
	};
	search(0, 0);
	return best;
}

function canStaff(
	project: Project,
	starts: readonly number[],
	free: number[],
	activity: number,
	place: number,
	chosen: readonly number[],
): boolean {
	if (activity === project.count) return true;
	const wanted = project.places[activity]!.flatMap((one) => Array.from({ length: one.posts }, () => one));
	const next = wanted[place];
	if (!next) return canStaff(project, starts, free, activity + 1, 0, []);
	const [start, slots] = [starts[activity]!, project.duration[activity]!];
	const isSame = place > 0 && wanted[place - 1] === next;
	return project.masters[next.skill]!.some((person) => {
		if (chosen.includes(person) || (isSame && person < chosen.at(-1)!)) return false;
		for (let slot = start; slot < start + slots; slot++)
			if (free[person * project.horizon + slot]! < next.demand) return false;
		book(project, person, start, slots, next.demand, free);
		const works = canStaff(project, starts, free, activity, place + 1, [...chosen, person]);
		book(project, person, start, slots, -next.demand, free);
		return works;
	});
}
