import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { takeAway } from '../need/need-removal.server.ts';
import { proposeWithin } from '../need/need.server.ts';
import type { NewNeedNumber } from '../need/need.ts';
import type { EnteredForm, PaperDraft, PaperUndo } from './paper-form.ts';
import * as store from './paper-form.store.server.ts';
import { roundState } from './round.ts';
import * as rounds from './round.store.server.ts';

const MOST_SHOWN = 10;

/** Types in a returned form: the voice is the one on the paper, and the need is of the paper's round. */
export function enter(actor: Actor, { roundId, key, ...draft }: PaperDraft): Promise<NewNeedNumber> {
	actor.must('need.propose', draft.unitId);
	const enteredBy = actor.person;
	return actor.change(
		async (db, record) => {
			const round = found(await rounds.find(db, roundId), 'round');
			if (roundState(round, today()) === 'upcoming') refuse('round_not_open', { name: round.name });
			const need = await proposeWithin(db, record, actor, { ...draft, speaker: { personId: null } });
			await store.insert(db, { id: newId(), roundId, needId: need.id, enteredBy });
			return need;
		},
		{ verb: 'paper_form.enter', key },
	);
}

/** Takes back a form one has typed in oneself, while nobody has touched its need. */
export async function undo(actor: Actor, { id, unitId }: PaperUndo): Promise<number> {
	actor.must('need.propose', unitId);
	return actor.change(async (db, record) => {
		const form = found(await store.find(db, id, actor.person), 'paper_form');
		actor.must('need.propose', form.unitId);
		const { kept } = await takeAway(db, [form.needId]);
		if (kept.length > 0) refuse('need_touched_already', { number: form.number });
		record('need.taken_back', { type: 'need', id: form.needId }, { number: form.number, text: form.text });
		return form.number;
	});
}

/** The pile typed in by this person, newest first. */
export function listOwn(actor: Actor, roundId: string): Promise<{ forms: EnteredForm[]; count: number }> {
	actor.must('need.propose');
	return actor.read(async (db) => ({
		forms: await store.listOf(db, roundId, actor.person, MOST_SHOWN),
		count: await store.count(db, roundId, actor.person),
	}));
}
