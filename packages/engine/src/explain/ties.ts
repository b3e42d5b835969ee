import type { Lag, Mode, Slot } from '../problem/problem.ts';
import type { ScheduledItem, ScheduledSetup } from '../result.ts';
import type { Ledger } from './ledger.ts';
import type { Shortage } from './shortage.ts';

/** A shortage that another activity or a set-up is the cause of. */
export type Tie = Extract<
	Shortage,
	{ code: 'predecessor' | 'successor' | 'predecessor_missing' | 'setup' | 'setup_missing' | 'exclusive' }
>;

interface Placed {
	id: string;
	mode: Pick<Mode, 'duration'>;
	slots: readonly Slot[];
}

/** What others would have to give; null when one of them would have to be both earlier and later, or in and out. */
export function tiesAt(ledger: Ledger, { id, mode, slots }: Placed): Tie[] | null {
	const { activities, problem, items } = ledger;
	const { predecessors } = activities.get(id)!;
	const week = ledger.calendar.indexFrom(slots[0]!);
	const exclusive = rivalsOf(ledger, id);
	if (predecessors.some((before) => exclusive.has(before))) return null;
	const order = predecessors.map((from): Lag => ({ from, to: id, after: 'finish', min: 0, max: null }));
	const [most, least] = [new Map<string, number>(), new Map<string, number>()];
	// How far each other must and may be moved, by all its ties together.
	for (const lag of [...order, ...(problem.lags ?? [])]) {
		const other = lag.from === id ? lag.to : lag.from;
		if (other === id || (lag.from !== id && lag.to !== id) || !items.has(other) || exclusive.has(other))
			continue;
		const { early, late } = offBy(ledger, lag, id, week, mode.duration);
		most.set(other, Math.min(-late, most.get(other) ?? Infinity));
		least.set(other, Math.max(early, least.get(other) ?? -Infinity));
	}
	if ([...least].some(([other, weeks]) => weeks > most.get(other)!)) return null;
	const earlier = [...most].filter(([, weeks]) => weeks < 0);
	const later = [...least].filter(([, weeks]) => weeks > 0);
	const missing = predecessors.filter((before) => !items.has(before));
	return [
		...earlier.map(([other, weeks]): Tie => ({ code: 'predecessor', id: other, amount: -weeks })),
		...later.map(([other, amount]): Tie => ({ code: 'successor', id: other, amount })),
		...missing.map((other): Tie => ({ code: 'predecessor_missing', id: other, amount: 1 })),
		...[...exclusive].map((other): Tie => ({ code: 'exclusive', id: other, amount: 1 })),
		...ofSetups(ledger, id, week),
	];
}

function rivalsOf({ problem, items }: Ledger, id: string): Set<string> {
	const lists = (problem.exclusions ?? []).filter((list) => list.includes(id));
	return new Set(lists.flat().filter((other) => other !== id && items.has(other)));
}

/** By how many weeks the other activity of the lag is too late, or too early, for this one; less than 0 = so much to spare. */
function offBy({ calendar, items }: Ledger, lag: Lag, id: string, week: number, duration: number) {
	const other = items.get(lag.from === id ? lag.to : lag.from)!;
	const isFinish = lag.after === 'finish';
	const starts = calendar.indexFrom(other.start);
	const ends = calendar.indexFrom(other.finish) + 1;
	const apart = lag.to === id ? week - (isFinish ? ends : starts) : starts - week - (isFinish ? duration : 0);
	const [tooNear, tooFar] = [(lag.min ?? -Infinity) - apart, apart - (lag.max ?? Infinity)];
	return lag.to === id ? { late: tooNear, early: tooFar } : { late: tooFar, early: tooNear };
}

function ofSetups(ledger: Ledger, id: string, week: number): Tie[] {
	return ledger.setupsOf(id).flatMap((group): Tie[] => {
		const setup = ledger.setups.get(group);
		if (!setup) return [{ code: 'setup_missing', group, amount: 1 }];
		const amount = ledger.calendar.indexFrom(setup.finish) + 1 - week;
		return amount > 0 ? [{ code: 'setup', group, amount }] : [];
	});
}

/** What was moved or taken, to be undone. */
export interface Aside {
	items: { was: ScheduledItem; now: ScheduledItem | null }[];
	setups: ScheduledSetup[];
}

/** Does to the others what the ties ask for; null, and nothing done, when one would leave the horizon. */
export function putAside(ledger: Ledger, ties: readonly Tie[]): Aside | null {
	const aside: Aside = { items: [], setups: [] };
	if (ties.every((tie) => isDone(ledger, tie, aside))) return aside;
	putBack(ledger, aside);
	return null;
}

/** Undoes `putAside`. */
export function putBack(ledger: Ledger, { items, setups }: Aside): void {
	for (const { was, now } of items) {
		if (now) ledger.take(now.id);
		ledger.put(was);
	}
	for (const setup of setups) {
		ledger.takeSetup(setup.group);
		ledger.putSetup(setup);
	}
}

function isDone(ledger: Ledger, tie: Tie, aside: Aside): boolean {
	switch (tie.code) {
		case 'exclusive':
			aside.items.push({ was: ledger.take(tie.id), now: null });
			return true;
		case 'predecessor':
		case 'successor': {
			const was = ledger.items.get(tie.id)!;
			const now = ledger.moved(was, tie.code === 'successor' ? tie.amount : -tie.amount);
			if (!now) return false;
			ledger.take(tie.id);
			ledger.put(now);
			return aside.items.push({ was, now }) > 0;
		}
		case 'setup': {
			const was = ledger.setups.get(tie.group)!;
			const now = ledger.moved(was, -tie.amount);
			if (!now) return false;
			ledger.takeSetup(tie.group);
			ledger.putSetup(now);
			return aside.setups.push(was) > 0;
		}
		default:
			return true;
	}
}
