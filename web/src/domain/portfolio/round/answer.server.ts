import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as store from './answer.store.server.ts';
import { intakeOf, type Intake, type NothingDraft } from './round.ts';
import * as rounds from './round.store.server.ts';

async function openRound(db: Db): Promise<NonNullable<Intake['open']>> {
	const { open } = intakeOf(await rounds.list(db), today());
	return open ?? refuse('no_round_open');
}

/** A unit says that it needs nothing this time; by its link too. Said twice, it is one answer. */
export function answerNothing(actor: Actor, draft: NothingDraft): Promise<string> {
	actor.must('need.propose', draft.unitId);
	const { unitId, words } = draft;
	return actor.change(
		async (db, record) => {
			const round = await openRound(db);
			const id = newId();
			const answer = { id, round_id: round.id, service_unit_id: unitId, words, person_id: actor.personId };
			if (!(await store.insert(db, answer))) refuse('round_answered_already');
			record('round.answered_nothing', { type: 'service_unit', id: unitId }, { round: round.name, words });
			return id;
		},
		{ verb: 'round.answer', key: draft.key },
	);
}

/** Takes the answer back while the round is open. */
export async function takeBack(actor: Actor, { unitId }: { unitId: string }): Promise<void> {
	actor.must('need.propose', unitId);
	await actor.change(async (db, record) => {
		const round = await openRound(db);
		const answer = found(await store.findLive(db, round.id, unitId), 'round_answer');
		await store.withdraw(db, answer.id);
		record('round.answer_taken_back', { type: 'service_unit', id: unitId }, { round: round.name });
	});
}
