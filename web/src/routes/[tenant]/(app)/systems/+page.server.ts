import { stateOf } from '#domain/systems/incident/incident.ts';
import { missingOf } from '#domain/systems/managed-system/managed-system.ts';
import {
	registerChoices,
	registerFilters,
	registerOf,
	registerSorts,
} from '#domain/systems/managed-system/register.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';
import { registerLines } from './register-lines.server.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const defaultSort = { key: 'next', direction: 'asc' } as const;
	const table = tableState(url, { sorts: registerSorts, filters: registerFilters, defaultSort });
	const now = new Date();
	const { lines, open } = await registerLines(actor, table.filters['retired'] === '1', now);
	const found = registerOf(lines, table, today());
	return {
		table,
		total: found.length,
		rows: found.slice(table.offset, table.offset + table.size).map(({ system, next, openIncidents }) => ({
			...{ id: system.id, name: system.name, kind: system.kind, vendor: system.vendor },
			...{ criticality: system.criticality, stage: system.stage, units: system.units.length },
			...{ owner: system.owner?.title ?? null, person: system.owner?.person ?? null },
			...{ next, openIncidents, isRetired: system.retiredOn !== null },
			missing: missingOf(system).length,
		})),
		choices: registerChoices(lines),
		open: open.map((one) => ({
			...{ id: one.id, systemId: one.systemId, system: one.system, title: one.title, kind: one.kind },
			...{ severity: one.severity, beganAt: one.beganAt, expectedAt: one.expectedAt },
			state: stateOf(one, now),
		})),
		mayManage: actor.may('system.manage'),
		flash: takeFlash(cookies),
	};
};
