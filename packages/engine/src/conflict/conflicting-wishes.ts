import type { Literal } from '../cp/literal.ts';
import type { Problem } from '../problem/problem.ts';
import type { Wish, WishConflict } from './wish.ts';
import { wishModel, type WishModel } from './wish-model.ts';

/** How much is searched. */
export interface ConflictOptions {
	/** Failures of the solver per question; absent = 2,000. */
	failures?: number;
	/** Contradictions at most; absent = 5. */
	most?: number;
}

/**
 * Contradictions among what humans have fixed, with the dates, orders, posts and sums that take part: a core of the
 * learning solver, thinned wish by wish (deletion filter: Chinneck and Dravnieks 1991). Contradictions have no wish in
 * common, so each must be settled by itself. What is not found within the failures allowed is not told.
 */
export function conflictingWishes(problem: Problem, options: ConflictOptions = {}): WishConflict[] {
	const { failures = 2000, most = 5 } = options;
	const model = wishModel(problem);
	const found: WishConflict[] = [];
	let asked = model.wishes.map(({ literal }) => literal);
	while (found.length < most) {
		const core = coreOf(model, asked, failures);
		if (!core) break;
		const { literals, isMinimal } = thinned(model, core, failures);
		found.push({ wishes: wishesOf(model, literals), isMinimal });
		if (literals.length === 0) break;
		asked = asked.filter((literal) => !literals.includes(literal));
	}
	return found;
}

function coreOf({ solver }: WishModel, assumptions: readonly Literal[], conflicts: number): Literal[] | null {
	return solver.run({ conflicts, assumptions }) === 'unsatisfiable' ? [...solver.core] : null;
}

function thinned(
	model: WishModel,
	core: Literal[],
	failures: number,
): { literals: Literal[]; isMinimal: boolean } {
	let literals = core;
	let isMinimal = true;
	for (const literal of core) {
		if (!literals.includes(literal)) continue;
		const others = literals.filter((one) => one !== literal);
		const outcome = model.solver.run({ conflicts: failures, assumptions: others });
		if (outcome === 'unsatisfiable') literals = others.filter((one) => model.solver.core.includes(one));
		else if (outcome === 'unknown') isMinimal = false;
	}
	return { literals, isMinimal };
}

function wishesOf({ wishes }: WishModel, literals: readonly Literal[]): Wish[] {
	const held = new Set(literals);
	return wishes.flatMap(({ wish, literal }) => (held.has(literal) ? wish : []));
}
