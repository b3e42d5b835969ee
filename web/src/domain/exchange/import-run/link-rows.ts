import type { RowIssue } from './import-run.ts';
import type { JudgedNeed, KnownNeeds } from './judge-needs.ts';
import { findRings } from './rings.ts';

/** A row of the file by its index, or a need that is there already. */
export type RowTarget = { row: number } | { needId: string };

const MOST_TARGETS = 200;
const NAMED_ROWS = 6;

interface Links {
	byKey: Map<string, number>;
	byGroup: Map<string, number[]>;
}

/** Finds what each new row waits for, and refuses rows whose waiting makes no sense. */
export function linkRows(rows: JudgedNeed[], known: KnownNeeds, column: number | null): void {
	const links = linksOf(rows);
	rows.forEach((row, index) => {
		if (row.outcome !== 'created') return;
		for (const reference of row.draft?.dependsOn ?? []) resolve(rows, index, reference, links, known, column);
		if (row.targets.length > MOST_TARGETS)
			refuse(row, column, 'too_many_references', '', { limit: MOST_TARGETS });
	});
	refuseRings(rows, column);
	refuseWithoutTarget(rows, column);
}

function linksOf(rows: readonly JudgedNeed[]): Links {
	const byKey = new Map<string, number>();
	const byGroup = new Map<string, number[]>();
	rows.forEach(({ marks: { externalKey, group } }, index) => {
		if (externalKey !== null && !byKey.has(externalKey)) byKey.set(externalKey, index);
		if (group !== null) append(byGroup, group, index);
	});
	return { byKey, byGroup };
}

function resolve(
	rows: JudgedNeed[],
	index: number,
	reference: string,
	links: Links,
	known: KnownNeeds,
	column: number | null,
): void {
	const row = rows[index]!;
	const own = links.byKey.get(reference) ?? known.byKey.get(reference);
	const members =
		own === undefined ? (links.byGroup.get(reference) ?? []) : typeof own === 'number' ? [own] : [];
	const needIds =
		own === undefined ? (known.byGroup.get(reference) ?? []) : typeof own === 'number' ? [] : [own.id];
	if (members.includes(index)) return refuse(row, column, 'waits_for_itself', reference);
	if (members.length + needIds.length === 0) return refuse(row, column, 'reference_unknown', reference);
	const targets = [
		...members.flatMap((member) => targetOf(rows[member]!, member)),
		...needIds.map((needId) => ({ needId })),
	];
	if (targets.length === 0) return refuse(row, column, 'reference_refused', reference);
	row.targets.push(...targets);
}

function targetOf(row: JudgedNeed, index: number): RowTarget[] {
	if (row.outcome === 'refused') return [];
	return row.known ? [{ needId: row.known.id }] : [{ row: row.twinOf ?? index }];
}

function refuse(
	row: JudgedNeed,
	column: number | null,
	code: string,
	value: string,
	data: RowIssue['data'] = {},
): void {
	row.outcome = 'refused';
	row.targets = [];
	row.issues.push({ column, code, value: value.slice(0, 80), data });
}

/** New rows never stand before needs that are there already, so a ring is made of new rows only. */
function refuseRings(rows: JudgedNeed[], column: number | null): void {
	const next = rows.map(({ targets }) => targets.flatMap((target) => ('row' in target ? [target.row] : [])));
	for (const ring of findRings(next)) {
		const numbers = ring.map((index) => rows[index]!.rowNumber);
		const more = Math.max(0, numbers.length - NAMED_ROWS);
		const named = numbers.slice(0, NAMED_ROWS).join(', ');
		for (const index of ring) refuse(rows[index]!, column, 'waits_in_ring', '', { rows: named, more });
	}
}

/** A row that waits only for refused ones is refused with them: brought in alone it would lose its order for good. */
function refuseWithoutTarget(rows: JudgedNeed[], column: number | null): void {
	const waiters = new Map<number, number[]>();
	rows.forEach(({ targets }, index) => {
		for (const target of targets) if ('row' in target) append(waiters, target.row, index);
	});
	const gone = rows.flatMap(({ outcome }, index) => (outcome === 'refused' ? [index] : []));
	for (let index = gone.pop(); index !== undefined; index = gone.pop()) {
		for (const waiter of waiters.get(index) ?? []) {
			const row = rows[waiter]!;
			if (row.outcome !== 'created') continue;
			row.targets = row.targets.filter((target) => !('row' in target) || target.row !== index);
			if (row.targets.length > 0) continue;
			refuse(row, column, 'waits_for_refused', '', { row: rows[index]!.rowNumber });
			gone.push(waiter);
		}
	}
}

function append<K>(lists: Map<K, number[]>, key: K, value: number): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
