import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { tellMoved } from '../follow-up/news.server.ts';
import type { Objection, ObjectionAnswer, ObjectionDraft } from './objection.ts';
import * as store from './objection.store.server.ts';
import { splitWithin } from './split.server.ts';

/** A unit does not agree that its need was merged; its link may say so too. */
export function object(actor: Actor, { wordingId, text, key }: ObjectionDraft): Promise<{ id: string }> {
	actor.must('merger.object');
	return actor.change(
		async (db, record) => {
			const wording = found(await store.findWording(db, wordingId), 'wording');
			actor.must('merger.object', wording.unitId);
			const { mergerId, unitId, needId } = wording;
			if (!mergerId) refuse('need_not_merged');
			const id = newId();
			const row = { id, merger_id: mergerId, service_unit_id: unitId, text, objected_by: actor.personId };
			if (!(await store.insert(db, row))) refuse('objection_open');
			record('merger.objected', { type: 'need', id: needId }, { text, merger: mergerId });
			return { id };
		},
		{ verb: 'merger.object', key },
	);
}

/** Answers a unit: by splitting its need back, or by a reason why it stays. */
export function answer(actor: Actor, wanted: ObjectionAnswer): Promise<Objection> {
	actor.must('need.merge');
	return actor.change(async (db, record) => {
		const [objection] = await store.list(db, { id: wanted.id });
		const { outcome, mergerId, intoId } = found(objection, 'merger_objection');
		if (outcome !== null) refuse('objection_answered');
		const given = { outcome: wanted.outcome, answer: wanted.answer };
		// The split answers it, and reopens it when it is undone.
		if (wanted.outcome === 'split') await splitWithin(db, record, actor, [mergerId]);
		else if (!(await store.keep(db, wanted.id, wanted.answer, actor.personId))) refuse('objection_answered');
		await tellAnswer(db, actor, objection!, given);
		record('merger.objection_answered', { type: 'need', id: intoId }, given);
		return objection!;
	});
}

/** The split tells of itself; only what stays must be explained. */
async function tellAnswer(
	db: Db,
	actor: Actor,
	{ id, needId, unitId }: Objection,
	{ outcome, answer: text }: { outcome: 'split' | 'kept'; answer: string },
): Promise<void> {
	if (outcome === 'split') return;
	const wordingIds = await store.listSentencesOf(db, needId, unitId);
	await tellMoved(db, actor, { kind: 'objection_answered', wordingIds, id, values: { answer: text } });
}

/** Objections that wait for an answer, the oldest first. */
export function listOpen(actor: Actor): Promise<Objection[]> {
	actor.must('need.merge');
	return actor.read((db) => store.list(db, { isOpen: true }));
}

/** All that have been made against mergers into a need. */
export function listAgainst(actor: Actor, intoId: string): Promise<Objection[]> {
	actor.must('need.read');
	return actor.read((db) => store.list(db, { intoId }));
}

/** What a unit has objected to, for the unit itself and its link. */
export function listOfUnit(actor: Actor, unitId: string): Promise<Objection[]> {
	actor.must('merger.object', unitId);
	return actor.read((db) => store.list(db, { unitId }));
}
