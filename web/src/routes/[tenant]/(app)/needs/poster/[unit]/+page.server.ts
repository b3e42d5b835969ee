import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { intake } from '#domain/portfolio/round/round.server.ts';
import { knownId } from '#platform/known-id.ts';
import { printedUnit } from '../printed.server.ts';
import { printedSort } from '../printed.ts';

export const load = async ({ locals, params, url }) => {
	const { actor } = locals;
	const id = knownId(params.unit, 'service_unit');
	actor.must('need.propose', id);
	const unit = await units.get(actor, id);
	return {
		unit: printedUnit(unit, { origin: url.origin, slug: actor.tenantSlug }),
		sort: printedSort(url),
		round: (await intake(actor)).open,
	};
};
