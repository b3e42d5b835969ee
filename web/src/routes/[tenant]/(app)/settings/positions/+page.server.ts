import * as positions from '#domain/organisation/position/position.server.ts';
import * as reservations from '#domain/organisation/reservation/reservation.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals: { actor } }) => {
	const [allRoles, allPositions, taken] = await Promise.all([
		roles.list(actor),
		positions.list(actor),
		reservations.list(actor),
	]);
	const day = today();
	return {
		roles: allRoles,
		positions: allPositions,
		reserved: taken.filter(({ endsOn }) => endsOn >= day),
		today: day,
	};
};
