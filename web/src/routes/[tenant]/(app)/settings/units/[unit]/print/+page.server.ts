import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import { knownId } from '#platform/known-id.ts';
import { runtime } from '#platform/runtime.server.ts';
import { unitLink } from '../unit-link.ts';

export const load = async ({ locals: { actor }, params }) => {
	const unit = await serviceUnits.get(actor, knownId(params.unit, 'service_unit'));
	return { unit, link: unitLink(runtime().env.origin, actor.tenantSlug, unit.linkToken) };
};
