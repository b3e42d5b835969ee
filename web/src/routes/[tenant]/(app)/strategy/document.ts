import { servedBy, type GoalCoverage, type Served } from '#domain/portfolio/goal-coverage/goal-coverage.ts';
import type { Goal } from '#domain/strategy/goal/goal.ts';
import type { Clause } from '#domain/strategy/strategy/strategy.ts';

export interface DocumentClause extends Clause {
	goals: { id: string; code: string; title: string; needs: number }[];
	needs: number;
	served: Served;
}

/** A clause with the goals that stand on it and the needs behind them. */
export function documentOf(
	clauses: readonly Clause[],
	goals: readonly Goal[],
	covered: ReadonlyMap<string, GoalCoverage>,
): DocumentClause[] {
	const byClause = Map.groupBy(goals, ({ clauseId }) => clauseId);
	return clauses.map((clause) => {
		const own = (byClause.get(clause.id) ?? []).map(({ id, code, title }) => {
			return { id, code, title, needs: covered.get(id)?.needs ?? 0 };
		});
		const needs = own.reduce((sum, goal) => sum + goal.needs, 0);
		return { ...clause, goals: own, needs, served: servedBy(own, covered) };
	});
}

export const shows = ['all', 'obligations', 'unserved'] as const;
export type Show = (typeof shows)[number];

export function shown(document: readonly DocumentClause[], show: Show): readonly DocumentClause[] {
	if (show === 'all') return document;
	return document.filter(
		({ isObligation, served }) => isObligation && (show === 'obligations' || served === 'unserved'),
	);
}
