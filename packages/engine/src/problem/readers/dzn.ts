import type { Mode, Place, Problem } from '../problem.ts';
import { Fields } from './fields.ts';
import { activityOf, makespanProblem } from './instance.ts';
import { withoutLeftOut } from './left-out.ts';

/**
 * Reads a multi-skill instance of MSPSP-InstLib (Young, Feydy and Schutt 2017): posts of capacity 1 that master
 * skills, activities that want so many posts by skill. Throws UnreadableInstance.
 */
export function readDzn(text: string): Problem {
	const fields = new Fields(text);
	const count = fields.one('nActs');
	const skills = fields.one('nSkills');
	const posts = fields.one('nResources');
	const arcs = fields.one('nPrecs');
	const duration = fields.list('dur', count);
	const wanted = fields.list('sreq', count * skills);
	const mastered = fields.list('mastery', posts * skills);
	const before = precedence(fields, count, arcs, duration);
	const slots = Math.max(1, sum(duration));
	const activities = duration.flatMap((length, index) => {
		if (length === 0) return [];
		const row = wanted.slice(index * skills, (index + 1) * skills);
		return activityOf(`${index + 1}`, [modeOf(length, row)], before[index]!);
	});
	const resources = Array.from({ length: posts }, (_, post) => ({
		id: `R${post + 1}`,
		capacity: new Array<number>(slots).fill(1),
		skills: skillsOf(mastered.slice(post * skills, (post + 1) * skills)),
	}));
	return makespanProblem(slots, { resources, activities });
}

function modeOf(duration: number, wanted: readonly number[]): Mode {
	const places = wanted.flatMap((posts, skill): Place[] =>
		posts > 0 ? [{ skill: `S${skill + 1}`, posts, effort: duration }] : [],
	);
	return { id: '1', duration, effort: {}, cost: { investment: 0, one_off: 0, yearly: 0 }, places };
}

function skillsOf(row: readonly number[]): string[] {
	return row.flatMap((can, skill) => (can ? `S${skill + 1}` : []));
}

function precedence(fields: Fields, count: number, arcs: number, duration: readonly number[]): string[][] {
	const direct: number[][] = duration.map(() => []);
	const after = fields.list('succ', arcs, 1, count);
	fields.list('pred', arcs, 1, count).forEach((one, index) => direct[after[index]! - 1]!.push(one - 1));
	const isLeftOut = duration.map((length) => length === 0);
	return withoutLeftOut(direct, isLeftOut).map((list) => list.map((one) => `${one + 1}`));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
