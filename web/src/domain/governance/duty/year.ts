import { gapsOf, stateOf, type Occurrence, type OccurrenceState } from './occurrence.ts';
import { addDays } from '#platform/day.ts';
import { firstDayOf, lastDayOf } from './rule.ts';

/** Days after today that count as what comes next. */
const NEXT_DAYS = 90;

export interface YearFilter {
	body?: string | undefined;
	owner?: string | undefined;
	state?: string | undefined;
}

export type Listed = Occurrence & { state: OccurrenceState };

export function listed(all: readonly Occurrence[], today: string): Listed[] {
	return all.map((one) => ({ ...one, state: stateOf(one, today) }));
}

export function inYear(all: readonly Listed[], year: number, yearStarts: number): Listed[] {
	const [first, last] = [firstDayOf(year, yearStarts), lastDayOf(year, yearStarts)];
	return all.filter(({ dueOn }) => dueOn >= first && dueOn <= last);
}

const fits = (wanted: string | undefined, value: string | null) => !wanted || wanted === value;

export function filtered(all: readonly Listed[], { body, owner, state }: YearFilter): Listed[] {
	return all.filter(
		(one) =>
			fits(body, one.bodyId) &&
			(owner === 'none' ? !one.owner : fits(owner, one.owner)) &&
			(state === 'gap' ? gapsOf(one).length > 0 : fits(state, one.state)),
	);
}

export interface MonthOfYear {
	/** `2027-08` */
	month: string;
	duties: Listed[];
}

/** All twelve months, so that a quiet one is seen to be quiet. */
export function byMonth(all: readonly Listed[], year: number, yearStarts: number): MonthOfYear[] {
	return Array.from({ length: 12 }, (_, index) => {
		const number = yearStarts + index;
		const month = `${year + (number > 12 ? 1 : 0)}-${String(((number - 1) % 12) + 1).padStart(2, '0')}`;
		return { month, duties: all.filter(({ dueOn }) => dueOn.startsWith(month)) };
	});
}

/** What has passed unmarked, the oldest first: red until somebody says something. */
export function passed(all: readonly Listed[]): Listed[] {
	return all.filter(({ state }) => state === 'passed');
}

export function comingNext(all: readonly Listed[], today: string): Listed[] {
	const last = addDays(today, NEXT_DAYS);
	return all.filter(({ outcome, dueOn }) => outcome === null && dueOn >= today && dueOn <= last);
}

export interface ProgrammeGap {
	bodyId: string;
	body: string;
	count: number;
}

/** Bodies whose programme lacks duties of the year. */
export function programmeGaps(all: readonly Listed[]): ProgrammeGap[] {
	const lacking = all.filter((one) => gapsOf(one).includes('not_programmed'));
	return [...Map.groupBy(lacking, ({ bodyId }) => bodyId)].map(([bodyId, own]) => ({
		bodyId,
		body: own[0]!.body,
		count: own.length,
	}));
}
