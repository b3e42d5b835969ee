import type { NeedState } from './need.ts';

export const needSorts = [
	'number',
	'title',
	'state',
	'unit',
	'kind',
	'wordings',
	'cost',
	'days',
	'deadline',
] as const;
export type NeedSort = (typeof needSorts)[number];
export const needFilters = ['q', 'state', 'unit', 'area', 'kind', 'goal', 'deadline'] as const;
export type NeedFilter = (typeof needFilters)[number];

export interface NeedQuery {
	filters: Partial<Record<NeedFilter, string>>;
	sort: { key: NeedSort; direction: 'asc' | 'desc' };
	offset: number;
	size: number;
}

/** One row of the list. */
export interface NeedItem {
	id: string;
	number: number;
	title: string;
	state: NeedState;
	kind: string | null;
	unit: string;
	/** How many units have said it, and in how many sentences. */
	units: number;
	wordings: number;
	cost: number;
	days: number;
	deadlineOn: string | null;
	version: number;
}

export type StateCounts = Record<NeedState, number>;

export interface NeedPage {
	items: NeedItem[];
	total: number;
	counts: StateCounts;
}
