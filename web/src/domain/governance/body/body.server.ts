import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { Body, BodyChange, BodyDraft, BodyRetirement } from './body.ts';
import * as store from './body.store.server.ts';

export function list(actor: Actor, day = today()): Promise<Body[]> {
	actor.must('year.read');
	return actor.read((db) => store.list(db, day));
}

export function get(actor: Actor, id: string, day = today()): Promise<Body> {
	actor.must('year.read');
	return actor.read(async (db) => found(await store.find(db, id, day), 'body'));
}

function columnsOf(draft: Omit<BodyDraft, 'key' | 'memberIds'>) {
	return {
		name: draft.name,
		kind: draft.kind,
		service_area_id: draft.serviceAreaId,
		governance_model: draft.governanceModel,
		chair_position_id: draft.chairId,
		year_starts: draft.yearStarts,
	};
}

async function assertFits(db: Db, draft: Omit<BodyDraft, 'key'>, id: string): Promise<void> {
	const positionIds = [...draft.memberIds, ...(draft.chairId ? [draft.chairId] : [])];
	const missing = await store.firstMissing(db, { positionIds, serviceAreaId: draft.serviceAreaId });
	if (missing) refuse('not_found', { subject: missing });
	if (!(await store.isNameFree(db, draft.name, id))) refuse('name_taken', { name: draft.name });
}

/** A body within a change of another verb, such as taking in the ready-made year. */
export async function establish(
	db: Db,
	record: RecordEvent,
	draft: Omit<BodyDraft, 'key'> & { templateKey?: string },
): Promise<string> {
	const id = newId();
	await assertFits(db, draft, id);
	await store.insert(db, { id, ...columnsOf(draft), template_key: draft.templateKey ?? null });
	await store.setMembers(db, id, draft.memberIds);
	record('body.added', { type: 'body', id }, { ...columnsOf(draft), members: draft.memberIds });
	return id;
}

export function add(actor: Actor, { key, ...draft }: BodyDraft): Promise<string> {
	actor.must('year.manage');
	return actor.change((db, record) => establish(db, record, draft), { verb: 'body.add', key });
}

export async function amend(actor: Actor, change: BodyChange): Promise<void> {
	actor.must('year.manage');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id, today()), 'body');
		await assertFits(db, change, id);
		if (!(await store.update(db, id, version, columnsOf(change)))) refuse('conflict');
		await store.setMembers(db, id, change.memberIds);
		const was = {
			name: before.name,
			kind: before.kind,
			chair: before.chair?.positionId ?? null,
			members: before.members.map(({ positionId }) => positionId),
			yearStarts: before.yearStarts,
		};
		record(
			'body.amended',
			{ type: 'body', id },
			{ before: was, after: { ...columnsOf(change), members: change.memberIds } },
		);
	});
}

/** A body with duties is not retired: they would be nobody's. They are moved or retired first. */
export async function retire(actor: Actor, { id, reason }: BodyRetirement): Promise<void> {
	actor.must('year.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const body = found(await store.find(db, id, today()), 'body');
		if (body.retiredAt) refuse('conflict');
		if (body.duties > 0) refuse('body_has_duties', { name: body.name, count: body.duties });
		await store.insertRetirement(db, { id: newId(), body_id: id, reason, retired_by: actor.person });
		record('body.retired', { type: 'body', id }, { name: body.name, reason });
	});
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('year.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, id, today()), 'body');
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('body.restored', { type: 'body', id });
	});
}

/** Holds a body that is at work until the end of the change, or refuses. */
export async function holdAtWork(db: Db, id: string): Promise<Body> {
	await store.lock(db, id);
	const body = found(await store.find(db, id, today()), 'body');
	if (body.retiredAt) refuse('body_retired', { name: body.name });
	return body;
}

/** The body with its seats as they are held on the day, within the work of another verb. */
export async function known(db: Db, id: string, day: string): Promise<Body> {
	return found(await store.find(db, id, day), 'body');
}
