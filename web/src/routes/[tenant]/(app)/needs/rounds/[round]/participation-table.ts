import {
	arrange,
	participationFilters,
	participationSorts,
	type ParticipationSort,
	type UnitParticipation,
} from '#domain/portfolio/round/participation.ts';
import { compareText } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { largestPage, tableState, type TableState } from '#ui/table/table-state.ts';

/** The silent ones first: they are why one opens the page. */
export function participationTable(url: URL): TableState {
	return tableState(url, {
		sorts: participationSorts,
		defaultSort: { key: 'state', direction: 'asc' },
		filters: participationFilters,
		size: largestPage,
	});
}

export function arranged(
	units: readonly UnitParticipation[],
	{ filters, sort }: TableState,
	locale: Locale,
): UnitParticipation[] {
	const wanted = sort as { key: ParticipationSort; direction: 'asc' | 'desc' };
	return arrange(units, { filters, sort: wanted }, (a, b) => compareText(locale, a, b));
}
