import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import { followUp } from '#domain/strategy/indicator/follow-up.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { denseOf, ReadingWithdrawal } from '#domain/strategy/reading/reading.ts';
import * as readings from '#domain/strategy/reading/reading.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const indicator = await indicators.get(actor, params.indicator);
	const [values, unitPoints, list, residents] = await Promise.all([
		readings.yearly(actor, indicator.id),
		readings.ofUnits(actor, indicator.id),
		readings.list(actor, indicator.id),
		publicity.ofItems(actor, 'indicator', indicator.retiredOn ? [] : [indicator.id]),
	]);
	const { unitIds } = actor;
	return {
		indicator,
		residents,
		values,
		dense: denseOf(list),
		followed: followUp(indicator, values),
		units: [...Map.groupBy(unitPoints, ({ unitId }) => unitId).values()].map((points) => {
			// A target of the whole is each unit's own only where the whole is their mean.
			const targets = indicator.combined === 'mean' ? indicator.targets : [];
			const { direction } = indicator;
			return {
				id: points[0]!.unitId,
				unit: points[0]!.unit,
				points,
				followed: followUp({ direction, targets }, points),
			};
		}),
		readings: list.map((reading) => ({
			...reading,
			mayWithdraw:
				reading.withdrawnAt === null &&
				actor.may('reading.add') &&
				(unitIds === null || (reading.unitId !== null && unitIds.includes(reading.unitId))),
		})),
		mayManage: actor.may('indicator.manage'),
		mayRead: actor.may('reading.add') && indicator.retiredOn === null,
		flash: takeFlash(cookies),
	};
};

export const actions = {
	withdraw: form(ReadingWithdrawal, readings.withdraw, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'indicator.withdrawn' });
			return url.pathname;
		},
	}),
};
