import { followUp } from '#domain/strategy/indicator/follow-up.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { standingOf } from '#domain/strategy/measure/measure-state.ts';
import * as readings from '#domain/strategy/reading/reading.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';

/** Measures and indicators of one goal, as its page tells them. */
export async function followedOf(actor: Actor, goalId: string) {
	const [measureList, indicatorList, yearly] = await Promise.all([
		measures.list(actor, { goalId }),
		indicators.list(actor, { goalId }),
		readings.yearly(actor),
	]);
	const day = today();
	return {
		measures: measureList.map((measure) => {
			const { id, code, title } = measure;
			const { state, percent } = standingOf(measure, day);
			return { id, code, title, state, percent };
		}),
		indicators: indicatorList.map((indicator) => {
			const { id, name, unit } = indicator;
			const values = yearly.filter(({ indicatorId }) => indicatorId === id);
			return { id, name, unit, followed: followUp(indicator, values) };
		}),
	};
}
