import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { tellOfficialAnswer } from '../follow-up/news.server.ts';
import { lockNeed } from '../need/need-state.server.ts';
import type { OfficialAnswer, OfficialAnswerDraft } from './official-answer.ts';
import * as store from './official-answer.store.server.ts';

/** The municipality's answer to a need, or a new text of it; what was answered before stays in the history. */
export function give(actor: Actor, draft: OfficialAnswerDraft): Promise<string> {
	actor.must('need.answer');
	const { needId, text, replacesId } = draft;
	return actor.change(
		async (db, record) => {
			const need = await lockNeed(db, needId);
			if (need.state === 'merged') refuse('need_merged', { number: need.number });
			const live = await store.findLive(db, needId);
			if ((live?.id ?? null) !== replacesId) refuse('conflict');
			if (live) await store.withdraw(db, live.id, actor.person);
			const id = newId();
			const row = { id, need_id: needId, text, given_by: actor.person, replaces_id: replacesId };
			await store.insert(db, row);
			record('official_answer.given', { type: 'need', id: needId }, { answer: id, text });
			await tellOfficialAnswer(db, actor, { id, needId, text });
			return id;
		},
		{ verb: 'official_answer.give', key: draft.key },
	);
}

export async function withdraw(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('need.answer');
	await actor.change(async (db, record) => {
		const needId = await store.withdraw(db, id, actor.person);
		if (!needId) refuse('conflict');
		record('official_answer.withdrawn', { type: 'need', id: needId }, { answer: id });
	});
}

/** Newest first. */
export function list(actor: Actor, needId: string): Promise<OfficialAnswer[]> {
	actor.must('need.read');
	return actor.read((db) => store.list(db, needId));
}
