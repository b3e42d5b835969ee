import type { Day } from '#platform/day.ts';

export interface TimelineBar {
	id: string;
	label: string;
	/** Shorter words on the bar; empty for none. Unless given: the label, if the row does not say it already. */
	text?: string;
	start: Day;
	/** Last day, included. */
	end: Day;
	/** Number of the chart colour. */
	tone?: 1 | 2 | 3 | 4 | 5 | 6;
	/** Fixed by a person: the planner may not move it. */
	isPinned?: boolean;
	/** Not decided yet: drawn with a broken edge. */
	isTentative?: boolean;
	href?: string;
	/** What else is worth knowing, in a few words. */
	note?: string;
	/** Ids of the bars that must end first. */
	waitsFor?: readonly string[];
}

export interface TimelineRow {
	id: string;
	label: string;
	note?: string;
	href?: string;
	bars: readonly TimelineBar[];
}
