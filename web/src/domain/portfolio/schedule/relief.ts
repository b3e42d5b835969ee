import {
	displacedBy,
	priceOf,
	relaxations,
	type BudgetKind,
	type Relaxation,
	type Shortage,
} from '@luotsi/engine';
import { givenFor } from '../allowance/allowance.ts';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from './calendar.ts';
import { Reasons, type NeedRef } from './reasons.ts';
import type { SolvedSchedule } from './schedule.ts';

/** What is missing for an earlier start, with names and days in place of the engine's ids and weeks. */
export interface ShortageLine {
	code: Shortage['code'];
	role?: string;
	kind?: BudgetKind;
	need?: NeedRef;
	/** Weeks, working days or euros, whichever the code is about. */
	amount?: number;
	years?: { year: number; amount: number }[];
	from?: Day;
	to?: Day;
}

/** A smallest change that would let the need start earlier, or at all. */
export interface Relief {
	/** The engine's week, which names the offer. */
	start: number;
	startsOn: Day;
	/** Null for a need that is left out now. */
	weeksEarlier: number | null;
	missing: ShortageLine[];
	/** Whether the scenario can take it for granted as it stands. */
	canBeGiven: boolean;
}

export interface Displaced {
	need: NeedRef;
	/** Null for one that is left out now. */
	weeksEarlier: number | null;
}

/** What would have to go so that a need left out could come in. */
export interface EntryPrice {
	startsOn: Day;
	out: NeedRef[];
	value: number;
}

const MOST_OFFERS = 5;
const MOST_DISPLACED = 12;

export function reliefsFor({ snapshot, answer }: SolvedSchedule, id: string, today: Day): Relief[] {
	const { problem } = snapshot;
	const reasons = new Reasons(snapshot);
	const duration = problem.activities.find((activity) => activity.id === id)?.duration ?? 1;
	const offers = relaxations(problem, answer, id).filter(({ start, shortages }) =>
		shortages.every(({ code }) => isOfUse(code, mondayOf(problem, start), today)),
	);
	const reliefs = offers.map((offer) => ({
		start: offer.start,
		startsOn: mondayOf(problem, offer.start),
		weeksEarlier: offer.gain,
		missing: offer.shortages.map((shortage) => lineOf(problem, reasons, shortage, offer, duration)),
		canBeGiven: givenFor(problem, offer, duration) !== null,
	}));
	return reliefs.toSorted((a, b) => Number(b.canBeGiven) - Number(a.canBeGiven)).slice(0, MOST_OFFERS);
}

// What a human has fixed is undone where it was fixed, and nothing can be moved into the past.
function isOfUse(code: Shortage['code'], startsOn: Day, today: Day): boolean {
	return code !== 'pin' && (code !== 'earliest' || startsOn >= today);
}

function lineOf(
	problem: SolvedSchedule['snapshot']['problem'],
	reasons: Reasons,
	shortage: Shortage,
	{ start }: Relaxation,
	duration: number,
): ShortageLine {
	const { code } = shortage;
	switch (shortage.code) {
		case 'time': {
			const [first, last] = [shortage.weeks[0]!.slot, shortage.weeks.at(-1)!.slot];
			const window = { from: mondayOf(problem, first), to: fridayOf(problem, last) };
			return { code, role: reasons.role(shortage.resource), amount: shortage.amount / 100, ...window };
		}
		case 'money': {
			const years = shortage.years.map(({ year, amount }) => ({ year, amount: amount / 100 }));
			return { code, kind: shortage.kind, years };
		}
		case 'deadline':
		case 'earliest': {
			const [given] = givenFor(problem, { start, shortages: [shortage] }, duration) ?? [];
			return { code, amount: shortage.amount, ...(given && 'on' in given && { to: given.on }) };
		}
		case 'predecessor':
		case 'predecessor_missing':
		case 'exclusive':
			return { code, need: reasons.ref(shortage.id), amount: shortage.amount };
		default:
			return { code, amount: shortage.amount };
	}
}

/** What would fit, or fit earlier, without the need; those left out first. */
export function displacedByNeed({ snapshot, answer }: SolvedSchedule, id: string): Displaced[] {
	const reasons = new Reasons(snapshot);
	const { keptOut, keptBack } = displacedBy(snapshot.problem, answer, id);
	const out = keptOut.map((one) => ({ need: reasons.ref(one.id), weeksEarlier: null }));
	const back = keptBack.map((one) => ({ need: reasons.ref(one.id), weeksEarlier: one.gain }));
	return [...out, ...back.toSorted((a, b) => b.weeksEarlier - a.weeksEarlier)].slice(0, MOST_DISPLACED);
}

export function entryPrice({ snapshot, answer }: SolvedSchedule, id: string): EntryPrice | null {
	const price = priceOf(snapshot.problem, answer, id);
	if (!price) return null;
	const reasons = new Reasons(snapshot);
	const startsOn = mondayOf(snapshot.problem, price.start);
	return { startsOn, out: price.out.map((one) => reasons.ref(one)), value: price.value };
}
