export type MarkState = 'passed' | 'due' | 'coming' | 'done' | 'left_undone';

/** The colour of each state, as the theme has it. */
export const tones: Record<MarkState, string> = {
	passed: 'var(--bad)',
	due: 'var(--accent)',
	coming: 'var(--line-strong)',
	done: 'var(--good)',
	left_undone: 'var(--line-strong)',
};

/** Something of the year: where its time begins and ends, each a share 0…1 of the year. */
export interface WheelMark {
	id: string;
	ring: string;
	from: number;
	to: number;
	/** Short day before the name. */
	day: string;
	name: string;
	href: string;
	state: MarkState;
	/** Something is missing before it can be trusted. */
	hasGap: boolean;
}

export interface WheelRing {
	id: string;
	name: string;
}

export interface WheelMonth {
	name: string;
	/** Days, so that a day falls in its right place. */
	days: number;
}
