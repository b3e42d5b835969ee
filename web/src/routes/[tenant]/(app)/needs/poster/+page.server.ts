import * as units from '#domain/organisation/service-unit/service-unit.server.ts';

export const load = async ({ locals }) => {
	const { actor } = locals;
	const all = await units.list(actor);
	const open = all.filter(({ id, closedOn }) => closedOn === null && (actor.unitIds?.includes(id) ?? true));
	return {
		units: open.map(({ id, name, serviceArea, linkToken }) => ({ id, name, serviceArea, linkToken })),
	};
};
