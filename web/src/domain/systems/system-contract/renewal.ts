import { addDays, addMonths } from '#platform/day.ts';

/** Days and months here are those of the calendar: `2027-02-28`. */
export interface Terms {
	/** Null where the contract is in force until further notice. */
	endsOn: string | null;
	noticeMonths: number;
	noticeDays: number;
	optionRounds: number;
	optionMonths: number;
	decisionDays: number;
	introductionMonths: number;
	procurementMonths: number;
	studyMonths: number;
}

/**
 * How long each part usually takes. A month for the decision to gain force and the notice to arrive; a year from the
 * decision to the system at work, as neighbours of a library consortium have told; most of a year to tender; half a year
 * to find out what is needed.
 */
export const usualTimes = {
	decisionDays: 30,
	introductionMonths: 12,
	procurementMonths: 8,
	studyMonths: 6,
} as const satisfies Partial<Terms>;

/** In the order of their days. */
export const renewalKinds = ['study', 'procurement', 'decision', 'notice'] as const;
export type RenewalKind = (typeof renewalKinds)[number];

export interface Renewal {
	/** The last day of the contract the days are counted from. */
	endsOn: string;
	study: string;
	procurement: string;
	decision: string;
	/** Null where the contract ends by itself. */
	notice: string | null;
}

/** When a contract ends of which notice is given on the day. */
export function endAfterNotice(
	day: string,
	{ noticeMonths, noticeDays }: Pick<Terms, 'noticeMonths' | 'noticeDays'>,
): string {
	return addDays(addMonths(day, noticeMonths), noticeDays);
}

/**
 * The last day on which notice still lets the contract end on its last day: the latest day from which the notice period
 * has run out by then. From 28 February six months back it is 31 August, not the 28th.
 */
export function lastNoticeDay(
	endsOn: string,
	terms: Pick<Terms, 'noticeMonths' | 'noticeDays'>,
): string | null {
	if (terms.noticeMonths === 0 && terms.noticeDays === 0) return null;
	let day = addMonths(addDays(endsOn, -terms.noticeDays), -terms.noticeMonths);
	while (endAfterNotice(addDays(day, 1), terms) <= endsOn) day = addDays(day, 1);
	return day;
}

/** The last day when every option left is used: whole months after the day on which the present term is over. */
export function endWithOptions({
	endsOn,
	optionRounds,
	optionMonths,
}: Pick<Terms, 'endsOn' | 'optionRounds' | 'optionMonths'>): string | null {
	if (endsOn === null || optionRounds === 0) return endsOn;
	return addDays(addMonths(addDays(endsOn, 1), optionRounds * optionMonths), -1);
}

const earlier = (a: string, b: string) => (a < b ? a : b);

/**
 * Backwards from the end of the contract. The decision comes early enough for the notice to be given in time, and early
 * enough for a new system to be at work when the old one goes dark, whichever asks for more. Before it comes the tender,
 * and before that the study of what is needed. Null where there is no end to count from.
 */
export function renewalOf(terms: Terms): Renewal | null {
	const { endsOn, decisionDays, introductionMonths, procurementMonths, studyMonths } = terms;
	if (endsOn === null) return null;
	const notice = lastNoticeDay(endsOn, terms);
	const decision = earlier(addDays(notice ?? endsOn, -decisionDays), addMonths(endsOn, -introductionMonths));
	const procurement = addMonths(decision, -procurementMonths);
	return { endsOn, notice, decision, procurement, study: addMonths(procurement, -studyMonths) };
}

/** The days that are left to be kept, the nearest first. */
export function daysOf(renewal: Renewal): { kind: RenewalKind; day: string }[] {
	return renewalKinds.flatMap((kind) => {
		const day = renewal[kind];
		return day === null ? [] : [{ kind, day }];
	});
}
