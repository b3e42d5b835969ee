import type { Schedule } from '@luotsi/engine';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from '../schedule/calendar.ts';
import { moneyLines, roleLoads, type MoneyLine } from '../schedule/load.ts';
import type { NeedFact, Snapshot } from '../schedule/problem.ts';
import { joined, Reasons, type NeedRef, type Reason } from '../schedule/reasons.ts';

/** A scenario's schedule or an adopted plan, as one side of a comparison. */
export interface Side {
	snapshot: Snapshot;
	answer: Schedule;
}

export interface Figures {
	scheduled: number;
	leftOut: number;
	value: number;
	conflicts: number;
	/** Euros of all years by kind, and the same by year. */
	money: MoneyLine[];
	/** Share of the year's working days in use, 0 … 1, for the busiest roles first. */
	roles: { name: string; used: number; capacity: number }[];
}

export function figuresOf({ snapshot, answer }: Side): Figures {
	const values = new Map(snapshot.needs.map(({ id, value }) => [id, value]));
	return {
		scheduled: answer.items.length,
		leftOut: answer.unscheduled.length,
		value: Math.round(answer.items.reduce((sum, { id }) => sum + (values.get(id) ?? 0), 0)),
		conflicts: answer.conflicts.filter(({ code }) => code !== 'deadline_order').length,
		money: moneyLines(snapshot, answer),
		roles: roleLoads(snapshot, answer).map(({ name, used, capacity }) => ({ name, used, capacity })),
	};
}

export interface Dates {
	startsOn: Day;
	endsOn: Day;
}

/** What became of one need between the sides. */
export interface Difference {
	code: 'moved' | 'lengthened' | 'came' | 'went' | 'cost';
	need: NeedRef;
	from: Dates | null;
	to: Dates | null;
	/** Weeks the start moved; later is positive. */
	weeks: number;
	/** Euros of all kinds together. */
	cost: { from: number; to: number } | null;
	/** Why it is not on the side it is missing from; empty when it was not even asked for there. */
	causes: Reason[];
}

/** Needs that differ, those that went or came first. */
export function differences(a: Side, b: Side): Difference[] {
	const [left, right] = [placesOf(a), placesOf(b)];
	const ids = [...new Set([...left.keys(), ...right.keys()])];
	const found = ids.flatMap((id) => differenceOf(id, left.get(id), right.get(id)) ?? []);
	const rank = { went: 0, came: 1, moved: 2, lengthened: 3, cost: 4 };
	return found.sort((x, y) => rank[x.code] - rank[y.code] || x.need.number - y.need.number);
}

interface Place {
	need: NeedFact;
	dates: Dates | null;
	causes: Reason[];
}

function placesOf({ snapshot, answer }: Side): Map<string, Place> {
	const reasons = new Reasons(snapshot);
	const items = new Map(answer.items.map((item) => [item.id, item]));
	const left = new Map(answer.unscheduled.map((item) => [item.id, item]));
	return new Map(
		snapshot.needs.map((need): [string, Place] => {
			const item = items.get(need.id);
			const dates = item && {
				startsOn: mondayOf(snapshot.problem, item.start),
				endsOn: fridayOf(snapshot.problem, item.finish),
			};
			const causes = joined((left.get(need.id)?.causes ?? []).map((cause) => reasons.tell(cause, need.id)));
			return [need.id, { need, dates: dates ?? null, causes }];
		}),
	);
}

function differenceOf(id: string, a: Place | undefined, b: Place | undefined): Difference | null {
	const { number, title } = (b ?? a)!.need;
	const [from, to] = [a?.dates ?? null, b?.dates ?? null];
	const cost = a && b && total(a.need) !== total(b.need) ? { from: total(a.need), to: total(b.need) } : null;
	const code = codeOf(from, to, cost !== null);
	if (!code) return null;
	const weeks = from && to ? (Date.parse(to.startsOn) - Date.parse(from.startsOn)) / 604_800_000 : 0;
	const causes = code === 'went' ? (b?.causes ?? []) : code === 'came' ? (a?.causes ?? []) : [];
	return { code, need: { id, number, title }, from, to, weeks, cost, causes };
}

function codeOf(from: Dates | null, to: Dates | null, isCostChanged: boolean): Difference['code'] | null {
	if (from && !to) return 'went';
	if (!from && to) return 'came';
	if (from && to && from.startsOn !== to.startsOn) return 'moved';
	if (from && to && from.endsOn !== to.endsOn) return 'lengthened';
	return from && isCostChanged ? 'cost' : null;
}

function total({ cost }: NeedFact): number {
	return cost.investment + cost.one_off + cost.yearly;
}
