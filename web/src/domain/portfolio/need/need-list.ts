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
export const needFilters = [
	'q',
	'state',
	'unit',
	'area',
	'kind',
	'goal',
	'deadline',
	'owner',
	'stale',
] as const;
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

/** What one unit said, as it is shown beside others. */
export interface Sentence {
	id: string;
	needId: string;
	text: string;
	unit: string;
}

/** A need whole, as a file carries it out. */
export interface NeedExport {
	number: number;
	title: string;
	state: NeedState;
	stateReason: string;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	externalKey: string | null;
	days: number;
	effort: { role: string; days: number }[];
	dependsOn: number[];
	goals: string[];
	wordings: { unit: string; text: string; place: string; why: string; saidAt: string }[];
}
