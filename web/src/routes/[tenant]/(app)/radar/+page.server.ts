import { hasBrought } from '#domain/exchange/import-run/radar-origin.server.ts';
import * as waiting from '#domain/portfolio/technology-need/technology-need.server.ts';
import { isDecisionPassed, overCap, stateOf } from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import { radarFilters, radarSorts } from '#domain/systems/technology/radar.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const defaultSort = { key: 'number', direction: 'asc' } as const;
	const table = tableState(url, { sorts: radarSorts, filters: radarFilters, defaultSort });
	const pilotTable = tableState(url, { prefix: 'p-', size: 10 });
	const day = today();
	const [{ rows, ...radar }, counts, all, isBrought] = await Promise.all([
		technologies.radar(actor, table, day),
		actor.may('need.read') ? waiting.counts(actor) : new Map<string, number>(),
		pilots.list(actor),
		hasBrought(actor),
	]);
	const shown = all.slice(pilotTable.offset, pilotTable.offset + pilotTable.size);
	return {
		table,
		...radar,
		rows: rows.map((row) => ({ ...row, needs: counts.get(row.id) ?? 0 })),
		pilotTable,
		pilotTotal: all.length,
		pilots: shown.map((pilot) => ({
			...{ id: pilot.id, title: pilot.title, technology: pilot.technology, technologyId: pilot.technologyId },
			...{ startsOn: pilot.startsOn, endsOn: pilot.endsOn, spent: pilot.spent, costCap: pilot.costCap },
			...{ state: stateOf(pilot), isLate: isDecisionPassed(pilot, day), over: overCap(pilot) },
		})),
		hasBrought: isBrought,
		mayManage: actor.may('technology.manage'),
		flash: takeFlash(cookies),
	};
};
