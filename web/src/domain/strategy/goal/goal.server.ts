import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import {
	freeCode,
	goalFrom,
	type Goal,
	type GoalChange,
	type GoalDraft,
	type GoalsFromClauses,
	type GoalVersion,
} from './goal.ts';
import * as store from './goal.store.server.ts';

/** In order of the document; retired ones are left out unless asked for. */
export function list(
	actor: Actor,
	wanted: { strategyId?: string; withRetired?: boolean } = {},
): Promise<Goal[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, wanted));
}

export function get(actor: Actor, id: string): Promise<Goal> {
	actor.must('strategy.read');
	return actor.read(async (db) => found(await store.find(db, id), 'goal'));
}

async function clauseOf(db: Db, strategyId: string, id: string | null) {
	if (!id) return null;
	const [clause] = await store.clauses(db, strategyId, [id]);
	return found(clause, 'clause');
}

/** A goal in one's own words, with or without a clause behind it. */
export function add(actor: Actor, draft: GoalDraft): Promise<string> {
	actor.must('strategy.manage');
	return actor.change(
		async (db, record) => {
			const { strategyId, clauseId, title, description } = draft;
			found(await store.lockStrategy(db, strategyId), 'strategy');
			const clause = await clauseOf(db, strategyId, clauseId);
			const codes = await store.codes(db, strategyId);
			if (draft.code && codes.has(draft.code)) refuse('goal_code_taken', { code: draft.code });
			const code = freeCode(draft.code || (clause?.number ?? '').slice(0, 19), codes);
			const id = newId();
			await store.insert(db, [
				{ id, strategy_id: strategyId, clause_id: clauseId, code, title, description },
			]);
			record('goal.added', { type: 'goal', id }, { code, title });
			return id;
		},
		{ verb: 'goal.add', key: draft.key },
	);
}

/** A goal of each chosen clause; a clause that already has one is passed over. */
export function makeFromClauses(actor: Actor, draft: GoalsFromClauses): Promise<string[]> {
	actor.must('strategy.manage');
	return actor.change(
		async (db, record) => {
			const { strategyId, clauseIds } = draft;
			found(await store.lockStrategy(db, strategyId), 'strategy');
			const clauses = await store.clauses(db, strategyId, clauseIds);
			if (clauses.length < new Set(clauseIds).size) refuse('not_found', { subject: 'clause' });
			const codes = await store.codes(db, strategyId);
			const rows = clauses
				.filter(({ hasGoal }) => !hasGoal)
				.map(({ id: clauseId, number, text }) => {
					const code = freeCode(number.slice(0, 19), codes);
					codes.add(code);
					const goal = goalFrom(text);
					const title = goal.title.length < 3 ? `${code} ${goal.title}`.padEnd(3, '.') : goal.title;
					return {
						id: newId(),
						strategy_id: strategyId,
						clause_id: clauseId,
						code,
						title,
						description: goal.description,
					};
				});
			if (rows.length === 0) refuse('goals_already_made');
			await store.insert(db, rows);
			for (const { id, code, title } of rows) record('goal.added', { type: 'goal', id }, { code, title });
			return rows.map(({ id }) => id);
		},
		{ verb: 'goal.make_from_clauses', key: draft.key },
	);
}

export async function amend(actor: Actor, change: GoalChange): Promise<void> {
	actor.must('strategy.manage');
	const { id, version, code, title, description, clauseId } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'goal');
		found(await store.lockStrategy(db, before.strategyId), 'strategy');
		await clauseOf(db, before.strategyId, clauseId);
		const codes = await store.codes(db, before.strategyId);
		if (code !== before.code && codes.has(code)) refuse('goal_code_taken', { code });
		const after = { code, title, description, clause_id: clauseId };
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		const earlier = {
			code: before.code,
			title: before.title,
			description: before.description,
			clauseId: before.clauseId,
		};
		record(
			'goal.amended',
			{ type: 'goal', id },
			{ before: earlier, after: { code, title, description, clauseId } },
		);
	});
}

/** Out of use, not out of history: needs tied to it stay tied. */
export async function retire(actor: Actor, { id, version }: GoalVersion): Promise<void> {
	actor.must('strategy.manage');
	await actor.change((db, record) => retireIn(db, record, id, version));
}

/** The same within a change of another verb; without a version as it stands now. */
export async function retireIn(db: Db, record: RecordEvent, id: string, version?: number): Promise<void> {
	const { code, title, version: current } = found(await store.find(db, id), 'goal');
	if (!(await store.update(db, id, version ?? current, { retired_at: new Date() }))) refuse('conflict');
	record('goal.retired', { type: 'goal', id }, { code, title });
}

/** New words decided by a body, within its change; an empty one leaves what was. */
export async function reword(
	db: Db,
	record: RecordEvent,
	{ id, title, description }: { id: string; title: string; description: string },
): Promise<void> {
	const before = found(await store.find(db, id), 'goal');
	const after = { title: title || before.title, description: description || before.description };
	if (!(await store.update(db, id, before.version, after))) refuse('conflict');
	const earlier = { title: before.title, description: before.description };
	record('goal.amended', { type: 'goal', id }, { before: earlier, after });
}

export async function restore(actor: Actor, { id, version }: GoalVersion): Promise<void> {
	actor.must('strategy.manage');
	await actor.change(async (db, record) => {
		const { code, title } = found(await store.find(db, id), 'goal');
		if (!(await store.update(db, id, version, { retired_at: null }))) refuse('conflict');
		record('goal.restored', { type: 'goal', id }, { code, title });
	});
}
