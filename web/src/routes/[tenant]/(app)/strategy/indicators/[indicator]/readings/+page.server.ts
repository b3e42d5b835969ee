import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { ReadingsDraft } from '#domain/strategy/reading/reading.ts';
import * as readings from '#domain/strategy/reading/reading.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params }) => {
	const indicator = await indicators.get(actor, params.indicator);
	const [all, before] = await Promise.all([units.list(actor), readings.ofUnits(actor, indicator.id)]);
	const latest = new Map(before.map((point) => [point.unitId, point]));
	const { unitIds } = actor;
	const isOwn = ({ id }: { id: string }) => unitIds === null || unitIds.includes(id);
	return {
		indicator,
		units: all
			.filter((unit) => isOwn(unit) && (unit.closedOn === null || latest.has(unit.id)))
			.filter(({ serviceAreaId }) => indicator.areaId === null || serviceAreaId === indicator.areaId)
			.map(({ id, name }) => ({ id, name, before: latest.get(id) ?? null })),
		mayWhole: unitIds === null,
		today: today(),
	};
};

export const actions = {
	default: form(ReadingsDraft, readings.add, {
		then(count, { cookies, locals, params }) {
			setFlash(cookies, { key: 'indicator.readingsSaved', values: { count } });
			return `/${locals.actor.tenantSlug}/strategy/indicators/${params['indicator']}`;
		},
	}),
};
