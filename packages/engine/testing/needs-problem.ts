import { existsSync, readFileSync } from 'node:fs';
import { firstSlotFrom, lastSlotBy, mondayOf } from '../src/problem/calendar.ts';
import type { Activity, Budget, Problem } from '../src/problem/problem.ts';

/** A row of the made-up collection of needs that is kept outside the repository. */
export interface NeedRow {
	id: string;
	group: string;
	kind: string;
	cost_eur: number;
	effort_days_by_role: Record<string, number>;
	earliest: string;
	deadline: string;
	depends_on: string[];
}

const FILE = new URL('../../../../shared/data/needs/needs.json', import.meta.url);

/** The needs, or null where the collection is absent. */
export function readNeeds(): NeedRow[] | null {
	return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as NeedRow[]) : null;
}

const START = '2027-01-04';
const SLOTS = 157;
// Hundredths of a day a week each role can give to change work beside its own duties.
const CAPACITY: Record<string, number> = {
	palvelukoordinaattori: 250,
	tietohallinto: 250,
	kirjastovirkailija: 300,
	informaatikko: 200,
	mediatuottaja: 200,
};
const OTHERS = 200;

/** Three years of needs: July and Christmas closed, roles as resources, a dependency on a group = on all its members. */
export function needsProblem(rows: readonly NeedRow[]): Problem {
	const roles = [...new Set(rows.flatMap((row) => Object.keys(row.effort_days_by_role)))].sort();
	return {
		start: START,
		slots: SLOTS,
		resources: roles.map((id) => ({ id, capacity: new Array<number>(SLOTS).fill(CAPACITY[id] ?? OTHERS) })),
		budgets: [2027, 2028, 2029].flatMap((year): Budget[] => [
			{ year, kind: 'one_off', amount: 220_000_00 },
			{ year, kind: 'yearly', amount: 150_000_00 },
		]),
		activities: rows.map((row) => activityOf(row, rows)),
		closed: Array.from({ length: SLOTS }, (_, slot) => /-07-|-12-2[0-9]/.test(mondayOf(START, slot))),
	};
}

function activityOf(row: NeedRow, rows: readonly NeedRow[]): Activity {
	const effort = Object.entries(row.effort_days_by_role).map(([role, days]) => [
		role,
		Math.round(days * 100),
	]);
	const most = Math.max(...Object.values(row.effort_days_by_role));
	const cents = row.cost_eur * 100;
	const isSalary = row.kind === 'henkilosto';
	return {
		id: row.id,
		value: 1 + ((Number(row.id.slice(1)) * 37) % 100),
		duration: Math.max(1, Math.ceil(most / 2)),
		effort: Object.fromEntries(effort) as Record<string, number>,
		cost: { investment: 0, one_off: isSalary ? 0 : cents, yearly: isSalary ? cents : 0 },
		earliest: firstSlotFrom(START, row.earliest),
		deadline: lastSlotBy(START, row.deadline),
		predecessors: rows.filter((other) => row.depends_on.includes(other.group)).map((other) => other.id),
	};
}
