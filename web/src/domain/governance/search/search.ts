import type { MarkedStretch } from '@luotsi/language';

/** What can be found, in the order the kinds are offered; a new noun adds one here and one in `found-kinds.server.ts`. */
export const searchKinds = ['need', 'goal', 'measure', 'clause', 'decision', 'meeting'] as const;
export type SearchKind = (typeof searchKinds)[number];

export function isSearchKind(text: string | undefined): text is SearchKind {
	return (searchKinds as readonly (string | undefined)[]).includes(text);
}

export const searchFilters = ['q', 'kind', 'state', 'unit'] as const;

export interface SearchQuery {
	text: string;
	kind?: SearchKind;
	/** A need's state, or whether a measure is in the timetable. */
	state?: string;
	unitId?: string;
	offset: number;
	size: number;
}

export interface SearchHit {
	kind: SearchKind;
	id: string;
	/** A need's number, a goal's code or a clause's number, as people say it. */
	code: string;
	title: MarkedStretch[];
	/** The sentence in which most was found, if it is not the title. */
	excerpt: MarkedStretch[];
	state: string | null;
	/** Other words that mean the same and for which it was found, where the words asked are not in it. */
	because: { asked: string; said: string }[];
	/** Units that have said it, those asked for first. */
	units: MarkedStretch[][];
	/** The strategy or plan it stands in. */
	holder: { id: string; title: string } | null;
}

export interface SearchPage {
	hits: SearchHit[];
	total: number;
	counts: Record<SearchKind, number>;
	/** Nothing has every word asked for; these have some. */
	isPartial: boolean;
	/** Words taken to be slips of the pen, with what was searched instead. */
	corrected: [asked: string, taken: string][];
}

export type Suggested = Pick<SearchHit, 'kind' | 'id' | 'code' | 'title' | 'holder'>;

export const LONGEST_QUESTION = 200;
