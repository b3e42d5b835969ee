import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { knownId } from '#platform/known-id.ts';

export const load = async ({ locals, params, url }) => {
	const { actor } = locals;
	actor.must('need.propose', knownId(params.unit, 'service_unit'));
	const { name, linkToken } = await units.get(actor, knownId(params.unit, 'service_unit'));
	return { unit: name, link: `${url.origin}/${actor.tenantSlug}/say/${linkToken}` };
};
