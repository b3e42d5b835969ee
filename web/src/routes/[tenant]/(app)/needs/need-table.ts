import { needFilters, needSorts, type NeedQuery } from '#domain/portfolio/need/need-list.ts';
import { tableState, type TableState } from '#ui/table/table-state.ts';

export function needTable(url: URL): TableState {
	return tableState(url, {
		sorts: needSorts,
		defaultSort: { key: 'number', direction: 'desc' },
		filters: needFilters,
	});
}

export function needQuery(table: TableState): NeedQuery {
	const { filters, offset, size } = table;
	return { filters, offset, size, sort: table.sort as NeedQuery['sort'] };
}

/** The same list after an act on it: filters, order and page are kept. */
export function sameList(url: URL): string {
	const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
	return `?${new URLSearchParams(kept)}`;
}
