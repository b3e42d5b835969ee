import * as units from '#domain/organisation/service-unit/service-unit.server.ts';

export const load = async ({ locals, params, url }) => {
	const { actor } = locals;
	actor.must('need.propose', params.unit);
	const { name, linkToken } = await units.get(actor, params.unit);
	return { unit: name, link: `${url.origin}/${actor.tenantSlug}/say/${linkToken}` };
};
