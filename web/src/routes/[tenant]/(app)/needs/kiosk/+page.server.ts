import * as units from '#domain/organisation/service-unit/service-unit.server.ts';

export const load = async ({ locals, url }) => {
	const { actor } = locals;
	const open = (await units.list(actor)).filter(
		({ id, closedOn }) => closedOn === null && (actor.unitIds?.includes(id) ?? true),
	);
	const root = `${url.origin}/${actor.tenantSlug}/say`;
	return {
		units: open.map(({ id, name, linkToken }) => ({ id, name, kiosk: `${root}/${linkToken}/kiosk` })),
	};
};
