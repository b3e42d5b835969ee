import type { BudgetKind, Schedule } from '@luotsi/engine';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from './calendar.ts';
import type { NeedFact, PinFact, Snapshot } from './problem.ts';
import { joined, Reasons, type NeedRef, type Reason } from './reasons.ts';

/** A need with its place in the schedule, ready to be shown. */
export interface TimetableRow {
	id: string;
	number: number;
	title: string;
	area: string;
	units: string[];
	value: number;
	startsOn: Day;
	endsOn: Day;
	cost: Record<BudgetKind, number>;
	/** Working days by name of role. */
	effort: Record<string, number>;
	reason: Reason;
	dependsOn: NeedRef[];
	pin: PinFact | null;
	isStarted: boolean;
	/** In the plan for the sake of fair shares. */
	isForFairness: boolean;
}

export interface LeftOutRow extends Omit<
	TimetableRow,
	'startsOn' | 'endsOn' | 'reason' | 'isStarted' | 'isForFairness'
> {
	causes: Reason[];
}

export interface Timetable {
	rows: TimetableRow[];
	leftOut: LeftOutRow[];
	/** Wishes that cannot all hold. */
	conflicts: Reason[];
	/** Deadlines that can still be kept but are in the wrong order. */
	warnings: Reason[];
	/** Needs that nobody has estimated: they take no one's time and no money. */
	withoutEstimate: NeedRef[];
}

export function timetable(snapshot: Snapshot, answer: Schedule): Timetable {
	const reasons = new Reasons(snapshot);
	const needs = new Map(snapshot.needs.map((need) => [need.id, need]));
	const shared = sharedColumns(snapshot, reasons);
	const rows = answer.items.flatMap(({ id, start, finish, reason }): TimetableRow[] => {
		const need = needs.get(id);
		if (!need) return [];
		return [
			{
				...shared(need),
				startsOn: mondayOf(snapshot.problem, start),
				endsOn: fridayOf(snapshot.problem, finish),
				reason: reasons.tell(reason, id),
				isStarted: need.startedOn !== null,
				isForFairness: snapshot.fair.includes(id),
			},
		];
	});
	const leftOut = answer.unscheduled.flatMap(({ id, causes }): LeftOutRow[] => {
		const need = needs.get(id);
		return need ? [{ ...shared(need), causes: joined(causes.map((cause) => reasons.tell(cause, id))) }] : [];
	});
	const told = answer.conflicts.map((conflict) => reasons.tell(conflict, ''));
	const conflicts = told.filter(({ code }) => code !== 'deadline_order');
	const warnings = told.filter(({ code }) => code === 'deadline_order');
	return { rows, leftOut, conflicts, warnings, withoutEstimate: withoutEstimate(snapshot, reasons) };
}

function sharedColumns(snapshot: Snapshot, reasons: Reasons) {
	const pins = new Map(snapshot.pins.map((pin) => [pin.needId, pin]));
	const roleNames = new Map(snapshot.roles.map(({ id, name }) => [id, name]));
	return ({ id, number, title, area, units, value, cost, effort, dependsOn }: NeedFact) => ({
		id,
		number,
		title,
		area,
		units,
		value,
		cost,
		effort: Object.fromEntries(
			Object.entries(effort).map(([role, days]) => [roleNames.get(role) ?? role, days]),
		),
		dependsOn: dependsOn.map((before) => reasons.ref(before)),
		pin: pins.get(id) ?? null,
	});
}

function withoutEstimate({ needs }: Snapshot, reasons: Reasons): NeedRef[] {
	return needs
		.filter(
			({ cost, effort }) =>
				cost.investment + cost.one_off + cost.yearly === 0 && Object.keys(effort).length === 0,
		)
		.map(({ id }) => reasons.ref(id));
}
