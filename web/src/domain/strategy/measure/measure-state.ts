import type { MeasureState } from './measure.ts';

export interface Told {
	needState: string | null;
	startsOn: string | null;
	endsOn: string | null;
	said: { state: MeasureState; percent: number; saidOn: string } | null;
	retiredOn?: string | null;
}

export interface Standing {
	state: MeasureState;
	percent: number;
	/** Nobody had to say it: the need is done, or the last day has passed. */
	isMeasured: boolean;
}

/** How a measure stands on a day: what can be measured goes before what was said. */
export function standingOf(told: Told, day: string): Standing {
	if (told.needState === 'done') return { state: 'done', percent: 100, isMeasured: true };
	const { said } = told;
	if (said?.state === 'done') return { state: 'done', percent: 100, isMeasured: false };
	const percent = said?.percent ?? 0;
	if (said?.state === 'stuck') return { state: 'stuck', percent, isMeasured: false };
	if (told.endsOn !== null && told.endsOn < day) return { state: 'late', percent, isMeasured: true };
	if (said && (said.state !== 'not_started' || !hasBegun(told, day)))
		return { state: said.state, percent, isMeasured: false };
	return { state: 'not_started', percent, isMeasured: said === null };
}

function hasBegun({ startsOn }: Told, day: string): boolean {
	return startsOn !== null && startsOn <= day;
}
