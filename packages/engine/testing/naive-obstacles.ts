import type { Problem, Slot } from '../src/problem/problem.ts';
import type { Obstacle } from '../src/result.ts';
import { canFillPlaces, violationsAt, workedSlots, type Starts } from './naive-check.ts';
import { setupId } from './settle.ts';

/** Obstacles of what only some problems have. */
export type OtherObstacle = Extract<
	Obstacle,
	| { code: 'after_setup' | 'after_lag' | 'before_lag' }
	| { code: 'skill_missing' | 'skill_full' | 'fund_exceeded' | 'fund_spent' }
>;

/** The same as `isObstacleAt` for set-ups, lags, skills and funds. */
export function isOtherObstacle(
	problem: Problem,
	starts: Starts,
	id: string,
	slot: Slot,
	obstacle: OtherObstacle,
): boolean {
	const others = new Map([...starts].filter(([other]) => other !== id));
	const found = violationsAt(problem, others, id, slot);
	switch (obstacle.code) {
		case 'after_setup': {
			const setup = setupId(obstacle.group);
			const start = starts.get(setup);
			return (
				start !== undefined &&
				workedSlots(problem, setup, start).at(-1) === obstacle.finish &&
				obstacle.finish >= slot
			);
		}
		case 'after_lag':
			return slot < obstacle.earliest && found.some((one) => one.rule === 'lag' && one.what === obstacle.id);
		case 'before_lag':
			return slot > obstacle.latest && found.some((one) => one.rule === 'lag' && one.what === obstacle.id);
		case 'skill_missing':
			return (
				obstacle.available < obstacle.needed &&
				!canFillPlaces(problem, new Map(), id, workedSlots(problem, id, slot))
			);
		case 'skill_full':
			return isSkillFull(problem, others, id, slot, obstacle.blockers);
		default:
			return isFundShort(problem, others, id, obstacle);
	}
}

function isSkillFull(problem: Problem, others: Starts, id: string, slot: Slot, blockers: string[]): boolean {
	const slots = workedSlots(problem, id, slot);
	const left = new Map([...others].filter(([other]) => !blockers.includes(nameOf(other))));
	return (
		canFillPlaces(problem, new Map(), id, slots) &&
		!canFillPlaces(problem, others, id, slots) &&
		canFillPlaces(problem, left, id, slots)
	);
}

function isFundShort(
	problem: Problem,
	others: Starts,
	id: string,
	obstacle: Extract<Obstacle, { code: 'fund_exceeded' | 'fund_spent' }>,
): boolean {
	const needed = usesOf(problem, id)[obstacle.fund] ?? 0;
	const whole = problem.funds!.find((one) => one.id === obstacle.fund)!.amount;
	const users = [...others.keys()].filter((other) => (usesOf(problem, other)[obstacle.fund] ?? 0) > 0);
	const used = users.reduce((sum, other) => sum + usesOf(problem, other)[obstacle.fund]!, 0);
	if (needed !== obstacle.needed) return false;
	if (obstacle.code === 'fund_exceeded') return needed > whole && obstacle.available === whole;
	const isNamed = JSON.stringify(users.map(nameOf).sort()) === JSON.stringify(obstacle.by.toSorted());
	return needed <= whole && needed > whole - used && obstacle.available === whole - used && isNamed;
}

/** How reasons call an activity: a set-up goes by the name of its group. */
export function nameOf(id: string): string {
	return id.replace(/^set-up of /, '');
}

function usesOf(problem: Problem, id: string): Record<string, number> {
	return problem.activities.find((one) => one.id === id)!.uses ?? {};
}
