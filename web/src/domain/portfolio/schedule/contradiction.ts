import type { BudgetKind, Schedule, Wish } from '@luotsi/engine';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from './calendar.ts';
import type { Snapshot } from './problem.ts';
import { Reasons, type NeedRef } from './reasons.ts';

/** One of the wishes that cannot all hold, with names and days. */
export interface WishLine {
	/** 'kept' = only held in its old week for a repair, or in the plan for fair shares. */
	code: Wish['code'] | 'kept';
	needs: NeedRef[];
	day?: Day;
	role?: string;
	kind?: BudgetKind;
	year?: number;
}

export interface Contradiction {
	wishes: WishLine[];
	/** To change any one of them is enough. */
	isMinimal: boolean;
}

export function contradictionsIn(snapshot: Snapshot, { contradictions = [] }: Schedule): Contradiction[] {
	const reasons = new Reasons(snapshot);
	const told = contradictions.map(({ wishes, isMinimal }) => ({
		wishes: wishes.map((wish) => lineOf(snapshot, reasons, wish)),
		isMinimal,
	}));
	return told.filter(({ wishes }) => wishes.length > 0);
}

function lineOf({ problem, pins }: Snapshot, reasons: Reasons, wish: Wish): WishLine {
	const needs = needsOf(wish).map((id) => reasons.ref(id));
	const isPin = wish.code === 'include' || wish.code === 'exclude' || wish.code === 'start';
	const isOwn = !isPin || pins.some(({ needId }) => needId === wish.activity);
	return { code: isOwn ? wish.code : 'kept', needs, ...amountOf(problem, reasons, wish) };
}

function needsOf(wish: Wish): string[] {
	if (wish.code === 'order') return [wish.activity, wish.predecessor];
	if (wish.code === 'lag') return [wish.from, wish.to];
	if (wish.code === 'exclusive') return wish.activities;
	return 'activity' in wish ? [wish.activity] : [];
}

function amountOf(problem: Snapshot['problem'], reasons: Reasons, wish: Wish): Partial<WishLine> {
	switch (wish.code) {
		case 'start':
			return { day: mondayOf(problem, wish.start) };
		case 'earliest':
			return { day: mondayOf(problem, wish.earliest) };
		case 'deadline':
			return { day: fridayOf(problem, wish.deadline) };
		case 'post':
			return { role: reasons.role(wish.resource) };
		case 'budget':
			return { kind: wish.kind, year: wish.year };
		default:
			return {};
	}
}
