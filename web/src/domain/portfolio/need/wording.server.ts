import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { assertNotFlooded } from './link-flood.server.ts';
import * as batch from './need-batch.store.server.ts';
import * as needStore from './need.store.server.ts';
import { isJoinable } from './similar-need.ts';
import { mayAmendWording, type WordingChange, type WordingDraft } from './wording.ts';
import * as store from './wording.store.server.ts';

const MOST_SHOWN = 200;

/** Puts right one's own sentence; what it was before stays in the history. */
export async function amendWording(actor: Actor, change: WordingChange): Promise<void> {
	actor.must('need.propose');
	const { id, version, ...said } = change;
	await actor.change(async (db, record) => {
		const wording = found(await store.find(db, id), 'wording');
		if (!mayAmendWording(actor, wording)) refuse('forbidden', { permission: 'need.propose' });
		if (!(await store.update(db, id, version, said))) refuse('conflict');
		const { text, place, why } = wording;
		record(
			'wording.amended',
			{ type: 'need', id: wording.needId },
			{ wording: id, before: { text, place, why }, after: said },
		);
	});
}

export interface Joined {
	/** Of the sentence. */
	id: string;
	needId: string;
	number: number;
}

/** Joins a need with one's own words: it is then also this unit's need. */
export async function join(actor: Actor, draft: WordingDraft): Promise<Joined> {
	actor.must('need.propose', draft.unitId);
	const { needId, unitId, text, place, why, submitterName, submitterEmail } = draft;
	return actor.change(
		async (db, record) => {
			const need = found(await needStore.lockOne(db, needId), 'need');
			if (need.state === 'merged') refuse('need_merged', { number: need.number });
			// By a link only such needs are seen, so no others are told of either.
			if (!actor.personId && !isJoinable(need.state)) refuse('not_found', { subject: 'need' });
			found(await needStore.findUnit(db, unitId), 'service_unit');
			await assertNotFlooded(db, actor, unitId);
			const id = newId();
			const stands = { need_id: needId, base_need_id: needId, origin_need_id: needId };
			const said = { text, place, why, submitter_name: submitterName, person_id: actor.personId };
			const news = batch.newsColumns(actor, submitterEmail);
			await batch.insertWordings(db, [{ id, ...stands, service_unit_id: unitId, ...said, ...news }]);
			record('need.joined', { type: 'need', id: needId }, { wording: id, text });
			return { id, needId, number: need.number };
		},
		{ verb: 'need.join', key: draft.key },
	);
}

/** A unit's own sentences and what became of them; the unit's link may read them too. */
export function saidBy(actor: Actor, unitId: string): Promise<store.SaidRow[]> {
	actor.must('need.propose', unitId);
	return actor.read((db) => store.listOfUnit(db, unitId, MOST_SHOWN));
}
