import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import type { OrderRow } from '#domain/portfolio/priority/priority.ts';
import * as priorities from '#domain/portfolio/priority/priority.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { tableState, type Sort } from '#ui/table/table-state.ts';

const last = Number.MAX_SAFE_INTEGER;
const keys: Record<string, (row: OrderRow) => number> = {
	rank: ({ rank }) => rank ?? last,
	disagreement: ({ disagreement }) => -disagreement,
	raters: ({ raters }) => -raters,
};

// The rows come in order; sorting keeps it between equals.
function sorted(rows: OrderRow[], sort: Sort | null): OrderRow[] {
	const key = keys[sort?.key ?? 'rank']!;
	const sign = sort?.direction === 'desc' ? -1 : 1;
	return rows.toSorted((a, b) => sign * (key(a) - key(b)));
}

export const load = async ({ locals: { actor }, url, cookies }) => {
	const state = tableState(url, {
		sorts: Object.keys(keys),
		defaultSort: { key: 'rank', direction: 'asc' },
		filters: ['unit', 'area', 'find'],
	});
	const [order, serviceAreas, serviceUnits] = await Promise.all([
		priorities.order(actor),
		areas.list(actor),
		units.list(actor),
	]);
	const { unit, area, find } = state.filters;
	const words = find?.toLocaleLowerCase('fi');
	const rows = order.rows.filter(
		(row) =>
			(!unit || row.unitId === unit) &&
			(!area || row.areaId === area) &&
			(!words || row.title.toLocaleLowerCase('fi').includes(words) || String(row.number) === words),
	);
	const page = sorted(rows, state.sort).slice(state.offset, state.offset + state.size);
	return {
		state,
		rows: page.map((row) => ({ ...row, contributions: [] })),
		total: rows.length,
		isEmpty: order.rows.length + order.blind.length === 0,
		isUnscored: order.raters === 0,
		blind: order.blind.length,
		criteria: order.criteria.map(({ id, name }) => ({ id, name })),
		areas: serviceAreas.map(({ id, name }) => ({ id, name })),
		units: serviceUnits.map(({ id, name }) => ({ id, name })),
		flash: takeFlash(cookies),
	};
};
