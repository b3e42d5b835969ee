import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as reservations from '#domain/organisation/reservation/reservation.server.ts';
import {
	HOURS_IN_DAY,
	type Training,
	type TrainingCancellation,
	type TrainingChange,
	type TrainingDraft,
} from './training.ts';
import * as store from './training.store.server.ts';

export function list(actor: Actor): Promise<Training[]> {
	actor.must('competence.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<Training> {
	actor.must('competence.read');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'training')), 'training'));
}

type Facts = Omit<TrainingDraft, 'key'>;

function rowOf({ name, description, startsOn, endsOn, hours, cost }: Facts) {
	return { name, description, starts_on: startsOn, ends_on: endsOn, hours, cost };
}

/** Its hours are taken of the posts of those who take part, as working days. */
async function reserve(db: Db, id: string, facts: Facts): Promise<number> {
	const { name, startsOn, endsOn, hours } = facts;
	const positionIds = await store.postsOf(db, facts, facts);
	const days = Math.round((hours / HOURS_IN_DAY) * 100) / 100;
	const source = { kind: 'training', id } as const;
	await reservations.replaceIn(db, { source, title: name, startsOn, endsOn, days, positionIds });
	return positionIds.length;
}

async function assertKnown(db: Db, whom: store.Whom): Promise<void> {
	const missing = await store.firstMissing(db, whom);
	if (missing) refuse('not_found', { subject: missing });
}

export function add(actor: Actor, draft: TrainingDraft): Promise<string> {
	actor.must('competence.manage');
	return actor.change(
		async (db, record) => {
			await assertKnown(db, draft);
			const id = newId();
			await store.insert(db, { id, ...rowOf(draft) });
			await store.setWhom(db, id, draft);
			const posts = await reserve(db, id, draft);
			record('training.added', { type: 'training', id }, { ...rowOf(draft), posts });
			return id;
		},
		{ verb: 'training.add', key: draft.key },
	);
}

export async function amend(actor: Actor, change: TrainingChange): Promise<void> {
	actor.must('competence.manage');
	const { id, version, ...facts } = change;
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { name, startsOn, endsOn, hours, cost, cancelledOn } = found(await store.find(db, id), 'training');
		if (cancelledOn) refuse('training_cancelled', { name });
		await assertKnown(db, facts);
		if (!(await store.update(db, id, version, rowOf(facts)))) refuse('conflict');
		await store.setWhom(db, id, facts);
		const posts = await reserve(db, id, facts);
		const before = { name, startsOn, endsOn, hours, cost };
		record('training.amended', { type: 'training', id }, { before, after: { ...rowOf(facts), posts } });
	});
}

/** It takes nobody’s time any more. */
export async function cancel(actor: Actor, { id, reason }: TrainingCancellation): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const { name, cancelledOn } = found(await store.find(db, id), 'training');
		if (cancelledOn) refuse('conflict');
		const row = { cancelled_on: today(), cancelled_by: actor.person };
		await store.insertCancellation(db, { id: newId(), training_id: id, reason, ...row });
		await reservations.releaseIn(db, { kind: 'training', id });
		record('training.cancelled', { type: 'training', id }, { name, reason });
	});
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const training = found(await store.find(db, id), 'training');
		if (!(await store.liftCancellation(db, id, actor.person))) refuse('conflict');
		const roleIds = training.roles.map((role) => role.id);
		const positionIds = training.positions.map((post) => post.id);
		await reserve(db, id, { ...training, roleIds, positionIds });
		record('training.restored', { type: 'training', id }, { name: training.name });
	});
}
