import { TEXT_LIMITS } from '../../portfolio/need/need.ts';
import type { Cell, RowIssue } from './import-run.ts';
import { RowReader } from './read-cell.ts';
import { readEffort } from './read-effort.ts';

export const costKinds = ['one_off', 'yearly', 'investment'] as const;
export type CostKind = (typeof costKinds)[number];

/** What a row of needs says, before anything in the municipality is made of it. */
export interface NeedDraftRow {
	externalKey: string | null;
	group: string | null;
	/** A unit's id, or `new:<area id>:<word>` for one to be made. */
	unit: string;
	text: string;
	place: string;
	why: string;
	kind: string | null;
	costs: Record<CostKind, number>;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	/** Days by a role's id, or by `new:<word>`. */
	effort: [string, number][];
	dependsOn: string[];
}

/** How the words of the file are understood. */
export interface NeedWords {
	columns: ReadonlyMap<string, number>;
	/** Null where nobody has said which one it is. */
	unit(word: string): string | null;
	role(word: string): string | null;
	costKind(word: string): CostKind | null;
	defaultUnit: string | null;
	defaultCostKind: CostKind;
}

export type ReadRow<Draft> = { draft: Draft; issues: [] } | { draft: null; issues: RowIssue[] };

const MOST_EUROS = 999_999_999;
const MOST_DAYS = 9999;
const MOST_WEEKS = 156;
const MOST_REFERENCES = 100;

/** The names by which other rows may wait for this one; a refused row has them too. */
export interface RowMarks {
	externalKey: string | null;
	group: string | null;
}

export type ReadNeed = ReadRow<NeedDraftRow> & { marks: RowMarks };

/** Reads one row; everything that is wrong in it is told at once. */
export function readNeedRow(cells: readonly Cell[], words: NeedWords): ReadNeed {
	const row = new RowReader(cells, words.columns);
	const text = readSentence(row);
	const unit = readUnit(row, words);
	const [earliestOn, deadlineOn] = [row.day('earliest', 'first'), row.day('deadline', 'last')];
	if (earliestOn && deadlineOn && deadlineOn < earliestOn)
		row.refuse('deadline', 'deadline_before_start', { start: row.text('earliest') });
	const draft = {
		externalKey: row.line('externalKey', 120) || null,
		group: row.line('group', 120) || null,
		unit: unit ?? '',
		text,
		place: row.line('place', TEXT_LIMITS.place),
		why: row.prose('why', TEXT_LIMITS.why),
		kind: row.line('kind', 80) || null,
		costs: readCosts(row, words),
		earliestOn,
		deadlineOn,
		durationWeeks: readWeeks(row),
		effort: readDays(row, words),
		dependsOn: readReferences(row),
	};
	const marks = { externalKey: draft.externalKey, group: draft.group };
	return row.issues.length > 0 ? { draft: null, issues: row.issues, marks } : { draft, issues: [], marks };
}

function readSentence(row: RowReader): string {
	const text = row.prose('text', TEXT_LIMITS.text);
	if (text === '') row.refuse('text', 'text_missing');
	else if ([...text.replaceAll(/[.!?…\s]/g, '')].length < 3) row.refuse('text', 'text_too_short');
	return text;
}

function readUnit(row: RowReader, words: NeedWords): string | null {
	const word = row.text('unit');
	if (word === '') return words.defaultUnit ?? row.refuse('unit', 'unit_missing');
	return words.unit(word) ?? row.refuse('unit', 'unit_unknown');
}

function readCosts(row: RowReader, words: NeedWords): Record<CostKind, number> {
	const costs = {
		investment: row.amount('costInvestment', MOST_EUROS),
		one_off: row.amount('costOneOff', MOST_EUROS),
		yearly: row.amount('costYearly', MOST_EUROS),
	};
	const cost = row.amount('cost', MOST_EUROS);
	if (cost === 0) return costs;
	const kind = costKindOf(row, words);
	if (kind === null) row.refuse('costKind', 'cost_kind_unknown');
	else costs[kind] = Math.min(costs[kind] + cost, MOST_EUROS);
	return costs;
}

function costKindOf(row: RowReader, words: NeedWords): CostKind | null {
	if (row.column('costKind') !== null) {
		const word = row.text('costKind');
		return word === '' ? words.defaultCostKind : words.costKind(word);
	}
	return words.costKind(row.text('kind')) ?? words.defaultCostKind;
}

function readWeeks(row: RowReader): number | null {
	if (row.text('duration') === '') return null;
	const weeks = row.amount('duration', MOST_WEEKS);
	if (Number.isInteger(weeks) && weeks >= 1) return weeks;
	return row.issues.some(({ column }) => column === row.column('duration'))
		? null
		: row.refuse('duration', 'not_weeks', { limit: MOST_WEEKS });
}

function readDays(row: RowReader, words: NeedWords): [string, number][] {
	const days = new Map<string, number>();
	const add = (role: string, more: number) =>
		days.set(role, Math.min(Math.round(((days.get(role) ?? 0) + more) * 100) / 100, MOST_DAYS));
	for (const [word, amount] of readEffort(row)) {
		const role = words.role(word);
		if (role === null) row.refuse('effort', 'role_unknown', { role: word.slice(0, 80) });
		else if (role !== 'skip') add(role, amount);
	}
	for (const field of words.columns.keys()) {
		if (!field.startsWith('role:')) continue;
		const amount = row.amount(field, MOST_DAYS);
		if (amount > 0) add(field.slice('role:'.length), amount);
	}
	return [...days];
}

/** A JSON list, or words apart by commas, semicolons or lines. */
export function referencesIn(text: string): string[] {
	const parts = text.startsWith('[') ? fromJson(text) : text.split(/[,;\n]+/);
	return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

function fromJson(text: string): string[] {
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list))
			return list.filter((item) => item !== null && typeof item !== 'object').map(String);
	} catch {
		// Not JSON after all: brackets around a plain list.
	}
	return text.replaceAll(/[[\]"]/g, '').split(/[,;\n]+/);
}

function readReferences(row: RowReader): string[] {
	const references = referencesIn(row.text('dependsOn'));
	if (references.length > MOST_REFERENCES)
		row.refuse('dependsOn', 'too_many_references', { limit: MOST_REFERENCES });
	return references;
}
