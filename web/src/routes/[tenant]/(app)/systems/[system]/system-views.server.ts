import type { DatedContract } from '#domain/governance/contract-date/contract-date.server.ts';
import type { BacklogNeed } from '#domain/portfolio/system-need/system-need.ts';
import { endOf, minutesOf, stateOf, type Incident } from '#domain/systems/incident/incident.ts';
import * as incidents from '#domain/systems/incident/incident.server.ts';
import type { ManagedSystem } from '#domain/systems/managed-system/managed-system.ts';
import { endAfterNotice, endWithOptions, renewalOf } from '#domain/systems/system-contract/renewal.ts';
import { isLive } from '#domain/systems/system-contract/system-contract.ts';
import type { Actor } from '#platform/actor.server.ts';

export type ContractView = ReturnType<typeof contractViews>[number];
export type IncidentView = ReturnType<typeof incidentViews>[number];

/** A contract with what follows from its terms. */
export function contractViews(dated: readonly DatedContract[], needs: readonly BacklogNeed[], day: string) {
	return dated.map(({ contract, dates }) => {
		const lastDay = endWithOptions(contract);
		const hasNotice = contract.noticeMonths + contract.noticeDays > 0;
		return {
			contract,
			dates,
			isLive: isLive(contract, day),
			lastDay: contract.optionRounds > 0 ? lastDay : null,
			studyIfOptions:
				contract.optionRounds > 0 ? (renewalOf({ ...contract, endsOn: lastDay })?.study ?? null) : null,
			endIfNoticeToday: contract.endsOn === null && hasNotice ? endAfterNotice(day, contract) : null,
			study: needs.find(({ contractId }) => contractId === contract.id) ?? null,
		};
	});
}

/** The log as the reader may act on it. */
export function incidentViews(actor: Actor, system: ManagedSystem, log: readonly Incident[], now: Date) {
	return log.map((incident) => ({
		...incident,
		state: stateOf(incident, now),
		endedAt: endOf(incident, now),
		minutes: minutesOf(incident, now),
		mayClose: system.retiredOn === null && incidents.mayClose(actor, incident, system),
	}));
}
