import { choices } from '#domain/portfolio/need/need-detail.server.ts';
import { isSearchKind, searchFilters, type SearchQuery } from '#domain/governance/search/search.ts';
import { search } from '#domain/governance/search/search.server.ts';
import { tableState, type TableState } from '#ui/table/table-state.ts';

function queryOf({ filters, offset, size }: TableState): SearchQuery {
	const { q = '', kind, state, unit } = filters;
	return {
		text: q,
		offset,
		size,
		...(isSearchKind(kind) && { kind }),
		...(state && { state }),
		...(unit && { unitId: unit }),
	};
}

export const load = async ({ locals, url }) => {
	const { actor } = locals;
	const table = tableState(url, { filters: searchFilters, size: 20 });
	const [found, { units }] = await Promise.all([search(actor, queryOf(table)), choices(actor)]);
	return { table, found, units };
};
