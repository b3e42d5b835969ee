import { isFalse, isTrue, type Variable } from '../cp/literal.ts';
import type { Solver } from '../cp/solver.ts';
import { postsWithin, subsetsOf, type Kind } from './kinds.ts';
import type { SkillModel } from './model.ts';

/** Two activities that can never run at once: 1 = the first is done before the second. */
export interface Rivals {
	first: number;
	second: number;
	isFirst: Variable;
}

/**
 * Pairs of activities, in no order by precedence, that want more people for some set of skills than there are. Which of
 * them is first is a variable of its own, a word in which the solver can learn (after Young, Feydy and Schutt 2017).
 */
export function addRivals(
	model: SkillModel,
	kinds: readonly Kind[],
	solver: Solver,
	start: readonly Variable[],
): Rivals[] {
	const { count, duration, skills } = model;
	const shared = subsetsOf(2 ** skills - 1, 4).map((set) => ({
		people: kinds.reduce((sum, kind) => sum + (kind.skills & set ? kind.people.length : 0), 0),
		posts: Array.from({ length: count }, (_, activity) => postsWithin(model, activity, set)),
	}));
	const isOrdered = orderOfPairs(model);
	const rivals: Rivals[] = [];
	for (let first = 0; first < count; first++)
		for (let second = first + 1; second < count; second++) {
			if (isOrdered[first * count + second] || isOrdered[second * count + first]) continue;
			if (!shared.some(({ people, posts }) => posts[first]! + posts[second]! > people)) continue;
			const isFirst = solver.boolean();
			solver.difference(start[first]!, duration[first]!, start[second]!, isTrue(isFirst));
			solver.difference(start[second]!, duration[second]!, start[first]!, isFalse(isFirst));
			rivals.push({ first, second, isFirst });
		}
	return rivals;
}

/** Whether one comes before the other by precedence: `one * count + other`. */
function orderOfPairs({ count, order, after }: SkillModel): Uint8Array {
	const isBefore = new Uint8Array(count * count);
	for (let position = count - 1; position >= 0; position--) {
		const one = order[position]!;
		for (let row = after.from[one]!; row < after.from[one + 1]!; row++) {
			const next = after.other[row]!;
			isBefore[one * count + next] = 1;
			for (let other = 0; other < count; other++)
				isBefore[one * count + other]! |= isBefore[next * count + other]!;
		}
	}
	return isBefore;
}
