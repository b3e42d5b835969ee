import * as v from 'valibot';
import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import { UnitChange, UnitClosing } from '#domain/organisation/service-unit/service-unit.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import { Id, Version } from '#domain/organisation/tenant/tenant.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { runtime } from '#platform/runtime.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals: { actor }, params }) => {
	const [unit, areas] = await Promise.all([
		serviceUnits.getWithHours(actor, knownId(params.unit, 'service_unit')),
		serviceAreas.list(actor),
	]);
	return {
		unit,
		areas,
		link: `${runtime().env.origin}/${actor.tenantSlug}/say/${unit.linkToken}`,
		today: today(),
	};
};

const Versioned = v.object({ id: Id, version: Version });

export const actions = {
	amend: form(UnitChange, (actor, change) => serviceUnits.amend(actor, change)),
	close: form(UnitClosing, (actor, given) => serviceUnits.close(actor, given)),
	reopen: form(Versioned, (actor, given) => serviceUnits.reopen(actor, given)),
	renewLink: form(Versioned, (actor, { id, version }) => serviceUnits.renewLink(actor, id, version)),
};
