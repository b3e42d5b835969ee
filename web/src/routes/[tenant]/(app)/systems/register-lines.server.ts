import * as contractDates from '#domain/governance/contract-date/contract-date.server.ts';
import * as incidents from '#domain/systems/incident/incident.server.ts';
import { stateOf } from '#domain/systems/incident/incident.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import type { Actor } from '#platform/actor.server.ts';

/** Every system with what its contracts ask for and what is down in it. */
export async function registerLines(actor: Actor, withRetired: boolean, now = new Date()) {
	const [all, endings, open] = await Promise.all([
		systems.list(actor, { withRetired }),
		contractDates.endings(actor),
		incidents.listOpen(actor, now),
	]);
	const down = open.filter((one) => stateOf(one, now) === 'open');
	return {
		open,
		lines: all.map((system) => {
			const ending = endings.get(system.id);
			return {
				system,
				...{ next: ending?.next ?? null, endsOn: ending?.endsOn ?? null },
				priceYearly: ending?.priceYearly ?? null,
				openIncidents: down.filter(({ systemId }) => systemId === system.id).length,
			};
		}),
	};
}
