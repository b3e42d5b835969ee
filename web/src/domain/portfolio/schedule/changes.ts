import type { BudgetKind } from '@luotsi/engine';
import { totals } from '../../organisation/reservation/reservation.ts';
import { yearOf } from './calendar.ts';
import type { NeedFact, PinFact, Snapshot } from './problem.ts';
import type { NeedRef } from './reasons.ts';

/** What has changed in the world since a schedule was made. */
export type Change =
	| {
			code: 'need_added' | 'need_gone' | 'need_dates' | 'need_depends' | 'need_effort' | 'pin';
			need: NeedRef;
	  }
	| { code: 'need_cost'; need: NeedRef; before: number; after: number }
	| { code: 'capacity'; role: string; year: number; before: number; after: number }
	| { code: 'budget'; year: number; kind: BudgetKind; before: number | null; after: number | null }
	| { code: 'vacant'; title: string }
	| { code: 'reserved'; title: string; before: number; after: number }
	| { code: 'values'; count: number }
	| { code: 'closures' }
	| { code: 'allowances' };

export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
	return [
		...needChanges(before, after),
		...pinChanges(before, after),
		...capacityChanges(before, after),
		...vacancies(before, after),
		...reservationChanges(before, after),
		...budgetChanges(before, after),
		...(isSame(before.closures, after.closures) ? [] : [{ code: 'closures' } as const]),
		...(isSame(before.allowances, after.allowances) ? [] : [{ code: 'allowances' } as const]),
	];
}

function needChanges(before: Snapshot, after: Snapshot): Change[] {
	const old = new Map(before.needs.map((need) => [need.id, need]));
	const now = new Map(after.needs.map((need) => [need.id, need]));
	const gone = before.needs
		.filter(({ id }) => !now.has(id))
		.map((need) => ({ code: 'need_gone' as const, need: refOf(need) }));
	let values = 0;
	const others = after.needs.flatMap((need): Change[] => {
		const was = old.get(need.id);
		if (!was) return [{ code: 'need_added', need: refOf(need) }];
		if (Math.abs(was.value - need.value) >= 0.05) values++;
		return factChanges(was, need);
	});
	return [...gone, ...others, ...(values > 0 ? [{ code: 'values' as const, count: values }] : [])];
}

function factChanges(was: NeedFact, now: NeedFact): Change[] {
	const need = refOf(now);
	const changes: Change[] = [];
	const [before, after] = [total(was), total(now)];
	if (!isSame(was.cost, now.cost)) changes.push({ code: 'need_cost', need, before, after });
	if (!isSame(was.effort, now.effort)) changes.push({ code: 'need_effort', need });
	const dates = ({ earliestOn, deadlineOn, durationWeeks }: NeedFact) => [
		earliestOn,
		deadlineOn,
		durationWeeks,
	];
	if (!isSame(dates(was), dates(now))) changes.push({ code: 'need_dates', need });
	const waits = ({ dependsOn, waitsFor }: NeedFact) => [
		[...dependsOn].sort(),
		waitsFor.map(({ id }) => id).sort(),
	];
	if (!isSame(waits(was), waits(now))) changes.push({ code: 'need_depends', need });
	return changes;
}

function pinChanges(before: Snapshot, after: Snapshot): Change[] {
	const key = ({ kind, startsOn }: PinFact) => `${kind} ${startsOn}`;
	const old = new Map(before.pins.map((pin) => [pin.needId, key(pin)]));
	const now = new Map(after.pins.map((pin) => [pin.needId, key(pin)]));
	const names = new Map([...before.needs, ...after.needs].map((need) => [need.id, need]));
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
		const need = names.get(id);
		return need && old.get(id) !== now.get(id) ? [{ code: 'pin' as const, need: refOf(need) }] : [];
	});
}

/** Less than this many days a year is nobody's concern. */
const LEAST_DAYS = 0.5;

function capacityChanges(before: Snapshot, after: Snapshot): Change[] {
	const [old, now] = [daysByYear(before), daysByYear(after)];
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Change[] => {
		const [was, is] = [old.get(key), now.get(key)];
		const { role, year } = (is ?? was)!;
		const [less, more] = [was?.days ?? 0, is?.days ?? 0];
		return Math.abs(less - more) < LEAST_DAYS
			? []
			: [{ code: 'capacity', role, year, before: less, after: more }];
	});
}

function vacancies(before: Snapshot, after: Snapshot): Change[] {
	const vacant = new Set(before.posts.flatMap(({ id, isVacant }) => (isVacant ? id : [])));
	return after.posts.flatMap(({ id, title, isVacant }) =>
		isVacant && !vacant.has(id) ? [{ code: 'vacant' as const, title }] : [],
	);
}

function reservationChanges(before: Snapshot, after: Snapshot): Change[] {
	const sums = ({ reservations }: Snapshot) =>
		new Map(totals(reservations).map(({ title, days }) => [title, days]));
	const [old, now] = [sums(before), sums(after)];
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((title): Change[] => {
		const [was, is] = [old.get(title) ?? 0, now.get(title) ?? 0];
		return was === is ? [] : [{ code: 'reserved', title, before: was, after: is }];
	});
}

function daysByYear({ problem, roles }: Snapshot): Map<string, { role: string; year: number; days: number }> {
	const years = Array.from({ length: problem.slots }, (_, slot) => yearOf(problem, slot));
	const rows = new Map<string, { role: string; year: number; days: number }>();
	for (const { id, capacity } of problem.resources) {
		const role = roles.find((one) => one.id === id)?.name ?? '';
		for (const year of new Set(years)) {
			const hundredths = capacity.reduce(
				(sum, amount, slot) => (years[slot] === year ? sum + amount : sum),
				0,
			);
			rows.set(`${id} ${year}`, { role, year, days: Math.round(hundredths / 10) / 10 });
		}
	}
	return rows;
}

function budgetChanges(before: Snapshot, after: Snapshot): Change[] {
	const amounts = ({ budgets }: Snapshot) =>
		new Map(budgets.map((row) => [`${row.year} ${row.kind}`, row.amount]));
	const [old, now] = [amounts(before), amounts(after)];
	return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key): Change[] => {
		const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
		const [year, kind] = key.split(' ') as [string, BudgetKind];
		return was === is ? [] : [{ code: 'budget', year: Number(year), kind, before: was, after: is }];
	});
}

function refOf({ id, number, title }: NeedFact): NeedRef {
	return { id, number, title };
}

function total({ cost }: NeedFact): number {
	return cost.investment + cost.one_off + cost.yearly;
}

// jsonb does not keep the order of keys.
function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every((key) =>
		isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
	);
}
