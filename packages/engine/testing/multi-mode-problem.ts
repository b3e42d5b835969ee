import type { Activity, Mode, Problem } from '../src/problem/problem.ts';
import { random, type Random } from '../src/random.ts';

/** A problem with modes and funds small enough to try every plan. */
export function smallModeProblem(seed: number): Problem {
	const chance = random(seed);
	const count = 2 + chance.below(2);
	const slots = 7;
	const resources = ['a', 'b'].map((id) => {
		const full = 2 + chance.below(3);
		const dips = chance.below(3) === 0;
		return {
			id,
			capacity: Array.from({ length: slots }, () => (dips && chance.below(4) === 0 ? full - 1 : full)),
		};
	});
	const activities = Array.from({ length: count }, (_, index) => smallActivity(index, slots, chance));
	const funds = ['f', 'g'].map((id) => ({ id, amount: chance.below(4 * count) }));
	return { start: '2026-01-05', slots, goal: 'makespan', resources, budgets: [], funds, activities };
}

function smallActivity(index: number, slots: number, chance: Random): Activity {
	const { id: _, ...own } = smallMode('', chance);
	return {
		...own,
		id: String(index),
		value: 0,
		earliest: chance.below(4) === 0 ? chance.below(3) : 0,
		deadline: chance.below(4) === 0 ? 3 + chance.below(slots - 3) : null,
		predecessors: Array.from({ length: index }, (__, before) => String(before)).filter(
			() => chance.below(3) === 0,
		),
		alternatives: Array.from({ length: chance.below(3) }, (__, mode) => smallMode(`m${mode}`, chance)),
	};
}

function smallMode(id: string, chance: Random): Mode {
	const duration = 1 + chance.below(3);
	return {
		id,
		duration,
		effort: { a: chance.below(4) * duration, b: chance.below(3) * duration },
		cost: { investment: 0, one_off: 0, yearly: 0 },
		uses: { f: chance.below(5), g: chance.below(5) },
	};
}
