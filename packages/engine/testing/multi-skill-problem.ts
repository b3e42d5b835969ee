import type { Activity, Problem } from '../src/problem/problem.ts';
import { random, type Random } from '../src/random.ts';

/** A problem with places small enough to try every plan. `mixed` = some people do several things at once. */
export function smallSkillProblem(seed: number, { mixed }: { mixed: boolean }): Problem {
	const chance = random(seed);
	const slots = 6;
	const resources = ['a', 'b', 'c', 'd'].map((id) => ({
		id,
		capacity: absent(slots, mixed ? 1 + chance.below(2) : 1, chance),
		skills: ['x', 'y', 'z'].filter(() => chance.below(2) === 0),
	}));
	// Every skill is mastered by somebody.
	resources.push({ id: 'e', capacity: Array<number>(slots).fill(1), skills: ['x', 'y', 'z'] });
	const activities = Array.from({ length: 3 }, (_, index) => smallActivity(index, slots, mixed, chance));
	return { start: '2026-01-05', slots, goal: 'makespan', resources, budgets: [], activities };
}

function absent(slots: number, units: number, chance: Random): number[] {
	const dips = chance.below(4) === 0;
	return Array.from({ length: slots }, () => (dips && chance.below(4) === 0 ? 0 : units));
}

function smallActivity(index: number, slots: number, mixed: boolean, chance: Random): Activity {
	const duration = 1 + chance.below(2);
	const skills = ['x', 'y', 'z'].filter(() => chance.below(2) === 0);
	return {
		id: String(index),
		duration,
		value: 0,
		cost: { investment: 0, one_off: 0, yearly: 0 },
		effort: mixed && chance.below(2) === 0 ? { a: duration } : {},
		earliest: chance.below(4) === 0 ? chance.below(3) : 0,
		deadline: chance.below(4) === 0 ? 3 + chance.below(slots - 3) : null,
		predecessors: Array.from({ length: index }, (_, before) => String(before)).filter(
			() => chance.below(3) === 0,
		),
		places: skills.map((skill) => ({ skill, posts: chance.below(3) === 0 ? 2 : 1, effort: duration })),
	};
}
