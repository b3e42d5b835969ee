import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { intake } from '#domain/portfolio/round/round.server.ts';
import { printedUnit } from '../printed.server.ts';
import { printedSort } from '../printed.ts';

export const load = async ({ locals, url }) => {
	const { actor } = locals;
	const place = { origin: url.origin, slug: actor.tenantSlug };
	const open = (await units.list(actor)).filter(
		({ id, closedOn }) => closedOn === null && (actor.unitIds?.includes(id) ?? true),
	);
	return {
		units: open.map((unit) => printedUnit(unit, place)),
		sort: printedSort(url),
		round: (await intake(actor)).open,
	};
};
