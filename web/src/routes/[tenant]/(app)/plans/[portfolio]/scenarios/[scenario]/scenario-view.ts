import type { LeftOutRow, TimetableRow } from '#domain/portfolio/schedule/timetable.ts';
import { tableState, type TableState } from '#ui/table/table-state.ts';

export const views = ['schedule', 'left', 'people', 'money'] as const;
export type View = (typeof views)[number];
export const groups = ['area', 'role', 'need'] as const;
export type Group = (typeof groups)[number];

export function viewOf(url: URL): View {
	return views.find((view) => view === url.searchParams.get('view')) ?? 'schedule';
}

export function groupOf(url: URL): Group {
	return groups.find((group) => group === url.searchParams.get('group')) ?? 'area';
}

const filters = ['q', 'area', 'unit', 'role'] as const;

export function scheduleState(url: URL): TableState {
	return tableState(url, {
		sorts: ['number', 'title', 'start', 'end', 'cost', 'value'],
		defaultSort: { key: 'start', direction: 'asc' },
		size: 12,
		filters,
	});
}

export function leftState(url: URL): TableState {
	return tableState(url, {
		sorts: ['number', 'title', 'cost', 'value'],
		defaultSort: { key: 'value', direction: 'desc' },
		size: 12,
		filters,
	});
}

type Row = LeftOutRow | TimetableRow;

export const costOf = ({ cost }: Pick<Row, 'cost'>) => cost.investment + cost.one_off + cost.yearly;

const keys: Record<string, (row: Row) => number | string> = {
	number: ({ number }) => number,
	title: ({ title }) => title.toLocaleLowerCase('fi'),
	start: (row) => ('startsOn' in row ? row.startsOn : ''),
	end: (row) => ('endsOn' in row ? row.endsOn : ''),
	cost: costOf,
	value: ({ value }) => value,
};

/** Rows that fit the filters, in the order asked for; ties by number. */
export function select<R extends Row>(rows: readonly R[], { filters: asked, sort }: TableState): R[] {
	const q = asked['q']?.toLocaleLowerCase('fi');
	const fits = (row: R) =>
		(!q || `${row.number} ${row.title}`.toLocaleLowerCase('fi').includes(q)) &&
		(!asked['area'] || row.area === asked['area']) &&
		(!asked['unit'] || row.units.includes(asked['unit'])) &&
		(!asked['role'] || asked['role'] in row.effort);
	const key = keys[sort?.key ?? 'number'] ?? keys['number']!;
	const sign = sort?.direction === 'desc' ? -1 : 1;
	return rows.filter(fits).sort((a, b) => sign * compare(key(a), key(b)) || a.number - b.number);
}

function compare(a: number | string, b: number | string): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a).localeCompare(String(b), 'fi');
}

/** What there is to choose from in the filters. */
export function choices(rows: readonly Row[]): { areas: string[]; units: string[]; roles: string[] } {
	const distinct = (values: string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b, 'fi'));
	return {
		areas: distinct(rows.map(({ area }) => area)),
		units: distinct(rows.flatMap(({ units }) => units)),
		roles: distinct(rows.flatMap(({ effort }) => Object.keys(effort))),
	};
}
