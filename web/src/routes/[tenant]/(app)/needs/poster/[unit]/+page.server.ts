import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { knownId } from '#platform/known-id.ts';

export const load = async ({ locals, params, url }) => {
	const { actor } = locals;
	const id = knownId(params.unit, 'service_unit');
	actor.must('need.propose', id);
	const { name, linkToken } = await units.get(actor, id);
	return { unit: name, link: `${url.origin}/${actor.tenantSlug}/say/${linkToken}` };
};
