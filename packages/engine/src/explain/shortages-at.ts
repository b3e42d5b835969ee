import type { BudgetKind, Mode, Slot } from '../problem/problem.ts';
import { fillPlaces } from './fill-places.ts';
import { spread, type Ledger } from './ledger.ts';
import { putAside, putBack, tiesAt } from './ties.ts';
import type { Shortage } from './shortage.ts';

/** An activity in one of its ways in the slots it would work in. */
interface Placed {
	id: string;
	mode: Omit<Mode, 'id'>;
	slots: readonly Slot[];
}

/**
 * All that is missing for an activity to start in an open slot in this way beside everything that is in the ledger; the
 * activity itself must not be in it. What must be moved or left out is looked at as moved or left out already. Null
 * when nothing can mend it: it would end beyond the horizon, or another would have to go where it cannot be.
 */
export function shortagesAt(
	ledger: Ledger,
	id: string,
	start: Slot,
	mode = ledger.modeOf(id),
): Shortage[] | null {
	const slots = ledger.workedSlots(start, mode.duration);
	if (!slots || slots[0] !== start) return null;
	const placed = { id, mode, slots };
	const ties = tiesAt(ledger, placed);
	const moves = ties && putAside(ledger, ties);
	if (!moves) return null;
	const found = [...ofDates(ledger, placed), ...ties, ...lacksOf(ledger, mode, slots)];
	putBack(ledger, moves);
	return found;
}

/** What of people and money is missing for work in these slots. */
export function lacksOf(ledger: Ledger, mode: Omit<Mode, 'id'>, slots: readonly Slot[]): Shortage[] {
	return LACKS.flatMap((lack) => lack(ledger, mode, slots));
}

/** True when nothing is missing for the start. */
export function fits(ledger: Ledger, id: string, start: Slot, mode = ledger.modeOf(id)): boolean {
	const slots = ledger.workedSlots(start, mode.duration);
	if (slots?.[0] !== start) return false;
	const placed = { id, mode, slots };
	return (
		ofDates(ledger, placed).length === 0 &&
		tiesAt(ledger, placed)?.length === 0 &&
		LACKS.every((lack) => lack(ledger, mode, slots).length === 0)
	);
}

function ofDates({ activities, calendar }: Ledger, { id, slots }: Placed): Shortage[] {
	const { earliest, deadline, pin } = activities.get(id)!;
	const found: Shortage[] = [];
	const early = calendar.indexFrom(earliest) - calendar.indexFrom(slots[0]!);
	if (early > 0) found.push({ code: 'earliest', amount: early });
	const late = deadline === null ? 0 : calendar.indexFrom(slots.at(-1)!) - calendar.indexBy(deadline);
	if (late > 0) found.push({ code: 'deadline', amount: late });
	const isFixed = pin && ('exclude' in pin || ('start' in pin && pin.start !== slots[0]));
	return isFixed ? [...found, { code: 'pin', amount: 1 }] : found;
}

function ofTime(ledger: Ledger, mode: Omit<Mode, 'id'>, slots: readonly Slot[]): Shortage[] {
	return Object.entries(mode.effort).flatMap(([resource, total]) => {
		const needed = spread(total, mode.duration);
		const weeks = slots
			.map((slot, nth) => ({ slot, amount: needed(nth) - ledger.free(resource, slot) }))
			.filter(({ amount }) => amount > 0);
		if (weeks.length === 0) return [];
		return { code: 'time', resource, weeks, amount: weeks.reduce((sum, week) => sum + week.amount, 0) };
	});
}

function ofSkills(ledger: Ledger, mode: Omit<Mode, 'id'>, slots: readonly Slot[]): Shortage[] {
	const missing = new Map<string, number>();
	for (const skill of fillPlaces(ledger, mode, slots).empty)
		missing.set(skill, (missing.get(skill) ?? 0) + 1);
	const window = { from: slots[0]!, to: slots.at(-1)! };
	return [...missing].map(([skill, amount]) => ({ code: 'skill', skill, window, amount }));
}

function ofMoney(ledger: Ledger, mode: Omit<Mode, 'id'>, slots: readonly Slot[]): Shortage[] {
	const found = new Map<BudgetKind, { year: number; amount: number }[]>();
	for (const { year, kind, amount } of ledger.charges(mode, slots)) {
		const missing = amount - ledger.left(year, kind);
		if (missing > 0) found.set(kind, [...(found.get(kind) ?? []), { year, amount: missing }]);
	}
	return [...found].map(([kind, years]) => {
		return { code: 'money', kind, years, amount: years.reduce((sum, { amount }) => sum + amount, 0) };
	});
}

function ofFunds(ledger: Ledger, mode: Omit<Mode, 'id'>): Shortage[] {
	return Object.entries(mode.uses ?? {}).flatMap(([fund, needed]): Shortage[] => {
		const amount = needed - ledger.leftOf(fund);
		return needed > 0 && amount > 0 ? [{ code: 'fund', fund, amount }] : [];
	});
}

const LACKS = [ofTime, ofSkills, ofMoney, ofFunds];
