import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { today } from '#platform/today.ts';
import { followUp } from '../indicator/follow-up.ts';
import { ictCost } from '../measure/measure.ts';
import { yearlyOf } from '../reading/reading.server.ts';
import { leavesOf, type Facts, type Leaf, type MeasureFacts } from './progress.ts';
import * as store from './progress.store.server.ts';

export interface Progress {
	day: string;
	leaves: Leaf[];
	strategies: store.StrategyRow[];
	areas: { id: string; name: string }[];
}

function factsOf(row: store.MeasureRow): MeasureFacts {
	const { state, percent, saidOn, costTotal, ...rest } = row;
	const said = state === null ? null : { state, percent: percent ?? 0, saidOn: saidOn ?? '' };
	return { ...rest, said, cost: ictCost({ ...row, costTotal }) };
}

async function factsIn(db: Db, day: string): Promise<Facts> {
	const [goals, measures, indicators, yearly] = await Promise.all([
		store.goals(db),
		store.measures(db, day),
		store.indicators(db),
		yearlyOf(db),
	]);
	const valuesOf = Map.groupBy(yearly, ({ indicatorId }) => indicatorId);
	return {
		goals,
		measures: measures.map(factsOf),
		indicators: indicators.map((one) => ({
			...{ id: one.id, goalId: one.goalId, name: one.name },
			outlook: followUp(one, valuesOf.get(one.id) ?? []).outlook,
		})),
	};
}

/** Everything of the municipality as the smallest parts, to be summed by goal, strategy or service. */
export function whole(actor: Actor, day = today()): Promise<Progress> {
	actor.must('strategy.read');
	return actor.read(async (db) => {
		const [facts, strategies, areas] = await Promise.all([
			factsIn(db, day),
			store.strategies(db),
			store.areas(db),
		]);
		return { day, leaves: leavesOf(facts, day), strategies, areas };
	});
}

/** How many measures and indicators are in use under one document. */
export function counts(actor: Actor, strategyId: string): Promise<store.Counts> {
	actor.must('strategy.read');
	return actor.read((db) => store.counts(db, strategyId));
}
