import { literalOf, valueOf, viewOf, type Literal } from './literal.ts';
import type { Owner } from './propagator.ts';
import { DECISION, type Trail } from './trail.ts';

/**
 * Assumptions that cannot all hold: the literal, whose opposite is true now, and those decisions from which the opposite
 * follows. All decisions on the trail must be assumptions.
 */
export function coreOf(trail: Trail, owners: readonly (Owner | null)[], literal: Literal): Literal[] {
	const core = [literal];
	const needed = new Map<number, number>();
	const into = {
		add: (view: number, value: number) => {
			const position = trail.where(view, value);
			if (position >= 0) needed.set(position, Math.max(value, needed.get(position) ?? value));
		},
	};
	into.add(viewOf(literal) ^ 1, 1 - valueOf(literal));
	for (let at = trail.length - 1; at >= 0; at--) {
		const value = needed.get(at);
		if (value === undefined) continue;
		const view = trail.view[at]!;
		const owner = trail.owner[at]!;
		if (owner === DECISION) core.push(literalOf(view, trail.value[at]!));
		else owners[owner]!.explain(trail.payload[at]!, view, value, at, into);
	}
	return core;
}
