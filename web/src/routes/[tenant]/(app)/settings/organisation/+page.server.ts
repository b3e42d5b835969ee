import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';

export const load = async ({ locals: { actor } }) => {
	const [areas, units] = await Promise.all([serviceAreas.list(actor), serviceUnits.list(actor)]);
	// Whoever has a unit's link speaks for the unit: the list needs none.
	return { areas, units: units.map((unit) => ({ ...unit, linkToken: '' })) };
};
