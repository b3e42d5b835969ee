import { matching, needs } from '#domain/exchange/public-view/public-need.server.ts';
import { publicStates, type PublicState } from '#domain/exchange/public-view/public-view.ts';
import { tableState } from '#ui/table/table-state.ts';

const spec = { filters: ['q', 'state', 'unit'], size: 50 };

export const load = async ({ locals, url }) => {
	const table = tableState(url, spec);
	const all = await needs(locals.actor);
	const { q = '', state = '', unit = '' } = table.filters;
	const known = publicStates.includes(state as PublicState) ? (state as PublicState) : null;
	const found = matching(all, { words: q, state: known, unit: unit || null });
	const units = new Map(all.flatMap((need) => need.units.map(({ id, name }) => [id, name] as const)));
	return {
		table,
		needs: found.slice(table.offset, table.offset + table.size),
		total: found.length,
		all: all.length,
		counts: publicStates.map((one) => ({
			state: one,
			count: all.filter((need) => need.state === one).length,
		})),
		units: [...units]
			.map(([value, label]) => ({ value, label }))
			.toSorted((a, b) => a.label.localeCompare(b.label, 'fi')),
	};
};
