import type { RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import type { FactValue } from './merger.ts';
import * as store from './need-facts.store.server.ts';

export type { NeedFactsRow } from './need-facts.store.server.ts';

/** Facts by field: the title, the compared fields and `effort.<role id>`, as a merger shows their differences. */
export type FactChange = Record<string, FactValue>;

/** The facts of needs inside a running change, each locked until its end. */
export function lockFacts(db: Db, ids: readonly string[]): Promise<store.NeedFactsRow[]> {
	return store.lock(db, ids);
}

/** The facts of needs as they are. */
export function readFacts(db: Db, ids: readonly string[]): Promise<store.NeedFactsRow[]> {
	return ids.length > 0 ? store.list(db, ids) : Promise.resolve([]);
}

export function factOf(need: store.NeedFactsRow, field: string): FactValue {
	const roleId = /^effort\.(.+)$/.exec(field)?.[1];
	if (roleId) return need.effort.find((row) => row.roleId === roleId)?.days ?? 0;
	return need[field as 'title'] ?? null;
}

/** Sets some facts of a locked need; answers with what those that in fact changed were, and are now. */
export async function setFacts(
	db: Db,
	record: RecordEvent,
	need: store.NeedFactsRow,
	wanted: FactChange,
): Promise<{ before: FactChange; after: FactChange }> {
	const changed = Object.keys(wanted).filter((field) => factOf(need, field) !== wanted[field]);
	const pick = (valueOf: (field: string) => FactValue) =>
		Object.fromEntries(changed.map((field) => [field, valueOf(field)]));
	const change = { before: pick((field) => factOf(need, field)), after: pick((field) => wanted[field]!) };
	if (changed.length === 0) return change;
	const earliest = (wanted['earliestOn'] ?? need.earliestOn) as string | null;
	const deadline = (wanted['deadlineOn'] ?? need.deadlineOn) as string | null;
	if (earliest && deadline && earliest > deadline) refuse('need_dates_crossed', { number: need.number });
	await store.update(db, need.id, change.after);
	record('need.amended', { type: 'need', id: need.id }, change);
	return change;
}
