import * as positions from '#domain/organisation/position/position.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals: { actor } }) => {
	const [allRoles, allPositions] = await Promise.all([roles.list(actor), positions.list(actor)]);
	return { roles: allRoles, positions: allPositions, today: today() };
};
