import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { Indicator, IndicatorChange, IndicatorDraft, IndicatorRetirement } from './indicator.ts';
import * as store from './indicator.store.server.ts';

/** By goal and name; retired ones are left out unless asked for. */
export function list(actor: Actor, wanted: store.Wanted = {}): Promise<Indicator[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, wanted));
}

/** Those in use, within the work of another verb. */
export function listIn(db: Db): Promise<Indicator[]> {
	return store.list(db);
}

export function get(actor: Actor, id: string): Promise<Indicator> {
	actor.must('strategy.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'indicator')), 'indicator'));
}

function columnsOf(draft: Omit<IndicatorDraft, 'key'>) {
	return {
		goal_id: draft.goalId,
		name: draft.name,
		description: draft.description,
		unit: draft.unit,
		source: draft.source,
		direction: draft.direction,
		combined: draft.combined,
	};
}

async function assertFits(db: Db, draft: Omit<IndicatorDraft, 'key'>, id: string): Promise<void> {
	if (!(await store.hasGoal(db, draft.goalId))) refuse('not_found', { subject: 'goal' });
	if (await store.isNameTaken(db, draft.goalId, draft.name, id)) refuse('name_taken', { name: draft.name });
}

/** An indicator within the change of another verb. */
export async function establish(
	db: Db,
	record: RecordEvent,
	draft: Omit<IndicatorDraft, 'key'>,
): Promise<string> {
	const id = newId();
	await assertFits(db, draft, id);
	await store.insert(db, { id, ...columnsOf(draft) });
	await store.setTargets(db, id, draft.targets);
	record('indicator.added', { type: 'indicator', id }, { ...columnsOf(draft), targets: draft.targets });
	return id;
}

export function add(actor: Actor, { key, ...draft }: IndicatorDraft): Promise<string> {
	actor.must('indicator.manage');
	return actor.change((db, record) => establish(db, record, draft), { verb: 'indicator.add', key });
}

export async function amend(actor: Actor, change: IndicatorChange): Promise<void> {
	actor.must('indicator.manage');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const before = found(await store.find(db, id), 'indicator');
		await assertFits(db, change, id);
		if (!(await store.update(db, id, version, columnsOf(change)))) refuse('conflict');
		await store.setTargets(db, id, change.targets);
		const { name, unit, source, direction, combined, targets } = before;
		const was = { name, unit, source, direction, combined, targets };
		const after = { ...columnsOf(change), targets: change.targets };
		record('indicator.amended', { type: 'indicator', id }, { before: was, after });
	});
}

/** The target of one year set by a body, within its change. */
export async function aim(
	db: Db,
	record: RecordEvent,
	{ id, year, value }: { id: string; year: number; value: number },
): Promise<void> {
	await store.lock(db, id);
	const { name, unit, targets } = found(await store.find(db, id), 'indicator');
	const after = [...targets.filter((target) => target.year !== year), { year, value }];
	await store.setTargets(db, id, after);
	const was = { name, unit, targets };
	record('indicator.amended', { type: 'indicator', id }, { before: was, after: { name, targets: after } });
}

/** Out of use; its readings stay. */
export async function retire(actor: Actor, { id, reason }: IndicatorRetirement): Promise<void> {
	actor.must('indicator.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { name, retiredOn } = found(await store.find(db, id), 'indicator');
		if (retiredOn) refuse('conflict');
		const row = { id: newId(), indicator_id: id, reason, retired_on: today(), retired_by: actor.person };
		await store.insertRetirement(db, row);
		record('indicator.retired', { type: 'indicator', id }, { name, reason });
	});
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('indicator.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { name } = found(await store.find(db, id), 'indicator');
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('indicator.restored', { type: 'indicator', id }, { name });
	});
}

/** Holds an indicator in use until the end of the change, or refuses. */
export async function holdInUse(db: Db, id: string): Promise<Indicator> {
	await store.lock(db, id);
	const indicator = found(await store.find(db, id), 'indicator');
	if (indicator.retiredOn) refuse('indicator_retired', { name: indicator.name });
	return indicator;
}
