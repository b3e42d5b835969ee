import { brokenIn, type Broken, type BudgetKind, type Schedule } from '@luotsi/engine';
import { totals } from '../../organisation/reservation/reservation.ts';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf, slotOf } from '../schedule/calendar.ts';
import type { Snapshot } from '../schedule/problem.ts';
import type { NeedRef } from '../schedule/reasons.ts';

/** One thing by which an adopted plan does not hold any more, with names and days. */
export interface BrokenLine {
	code: Broken['code'];
	/** The needs it is about: of the first line those whose plan it breaks. */
	needs: NeedRef[];
	role?: string;
	kind?: BudgetKind;
	year?: number;
	days?: { from: Day; to: Day };
	/** Working days that are missing. */
	missing?: number;
	/** What takes days of the role's posts about then. */
	reserved?: string[];
	/** Euros. */
	money?: { needed: number; available: number };
}

interface Adopted {
	snapshot: Snapshot;
	answer: Schedule;
}

/** What the world as it is now leaves of the plan; `isOver` tells the needs that are done. */
export function brokenOf(
	{ snapshot: before, answer }: Adopted,
	now: Snapshot,
	isOver: (needId: string) => boolean,
): BrokenLine[] {
	const refs = new Map([...before.needs, ...now.needs].map((need) => [need.id, need]));
	const ref = (id: string): NeedRef => {
		const { number = 0, title = '' } = refs.get(id) ?? {};
		return { id, number, title };
	};
	const items = answer.items.filter(({ id }) => !isOver(id));
	const starts = items.map(({ id, start }) => ({
		id,
		start: slotOf(now.problem, mondayOf(before.problem, start)),
	}));
	return brokenIn(now.problem, starts).map((broken) => lineOf(broken, now, ref));
}

function lineOf(broken: Broken, now: Snapshot, ref: (id: string) => NeedRef): BrokenLine {
	const { code } = broken;
	const { problem, roles } = now;
	switch (broken.code) {
		case 'time': {
			const [first, last] = [broken.weeks[0]!.slot, broken.weeks.at(-1)!.slot];
			const days = { from: mondayOf(problem, first), to: fridayOf(problem, last) };
			return {
				code,
				needs: broken.activities.map(ref),
				role: roles.find(({ id }) => id === broken.resource)?.name ?? '',
				days,
				reserved: reservedIn(now, broken.resource, days),
				missing: broken.weeks.reduce((sum, { amount }) => sum + amount, 0) / 100,
			};
		}
		case 'money': {
			const { year, kind, needed, available, activities } = broken;
			const money = { needed: needed / 100, available: available / 100 };
			return { code, needs: activities.map(ref), year, kind, money };
		}
		case 'earliest':
			return {
				code,
				needs: [ref(broken.activity)],
				days: { from: mondayOf(problem, broken.earliest), to: mondayOf(problem, broken.start) },
			};
		case 'deadline':
			return {
				code,
				needs: [ref(broken.activity)],
				days: { from: fridayOf(problem, broken.deadline), to: fridayOf(problem, broken.finish) },
			};
		case 'order':
			return { code, needs: [ref(broken.activity), ref(broken.predecessor)] };
		default:
			return { code, needs: [ref(broken.activity)] };
	}
}

/** A reservation takes of the whole month that it falls in. */
function reservedIn({ reservations }: Snapshot, role: string, days: { from: Day; to: Day }): string[] {
	const [from, to] = [days.from.slice(0, 7), days.to.slice(0, 7)];
	const near = reservations.filter(
		({ roleId, startsOn, endsOn }) =>
			roleId === role && startsOn.slice(0, 7) <= to && endsOn.slice(0, 7) >= from,
	);
	return totals(near).map(({ title }) => title);
}

/** Needs of the plan that something is wrong with, each once. */
export function needsIn(lines: readonly BrokenLine[]): number {
	const own = lines.flatMap(({ code, needs }) => (code === 'order' ? needs.slice(0, 1) : needs));
	return new Set(own.map(({ id }) => id)).size;
}
