import { daysOf, renewalOf, type RenewalKind, type Terms } from '#domain/systems/system-contract/renewal.ts';
import { isLive } from '#domain/systems/system-contract/system-contract.ts';
import type { Outcome } from '../duty/duty.ts';

/** The duty by which a date of a contract stands in the annual cycle. */
export interface DatedDuty {
	contractId: string;
	kind: RenewalKind;
	dutyId: string;
	occurrenceId: string | null;
	dueOn: string | null;
	/** By its rule, before anybody moved it. */
	askedOn: string | null;
	outcome: Outcome | null;
	doneOn: string | null;
	/** Called off: it is asked for no more. */
	isOff: boolean;
}

export type DateState = 'done' | 'left_undone' | 'passed' | 'coming';

export interface ContractDate {
	kind: RenewalKind;
	day: string;
	state: DateState;
	/** Null where it stands in no year. */
	dutyId: string | null;
	doneOn: string | null;
}

/** The dates of a contract as they are kept: by its terms, and by the duty where one has been moved or marked. */
export function contractDates(terms: Terms, duties: readonly DatedDuty[], day: string): ContractDate[] {
	const renewal = renewalOf(terms);
	if (!renewal) return [];
	return daysOf(renewal).map((reckoned) => {
		const duty = duties.find((one) => one.kind === reckoned.kind && (!one.isOff || one.outcome));
		const kept = duty?.dueOn ?? reckoned.day;
		const state = duty?.outcome ?? (kept < day ? 'passed' : 'coming');
		return {
			...{ kind: reckoned.kind, day: kept, state },
			...{ dutyId: duty?.dutyId ?? null, doneOn: duty?.doneOn ?? null },
		};
	});
}

export interface NextDate {
	kind: RenewalKind | 'end';
	day: string;
	isPassed: boolean;
}

interface Ending extends Terms {
	retiredOn: string | null;
}

/** What the contract asks for next: what has passed undone first, then the nearest day, then its end. */
export function nextDate(contract: Ending, duties: readonly DatedDuty[], day: string): NextDate | null {
	if (!isLive(contract, day) || contract.endsOn === null) return null;
	const open = contractDates(contract, duties, day).filter(
		({ state }) => state === 'passed' || state === 'coming',
	);
	const first = open.toSorted((a, b) => a.day.localeCompare(b.day))[0];
	if (!first) return { kind: 'end', day: contract.endsOn, isPassed: false };
	return { kind: first.kind, day: first.day, isPassed: first.state === 'passed' };
}
