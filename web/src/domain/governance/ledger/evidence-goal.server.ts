import { byClause, type EvidenceKind } from './evidence-kind.ts';
import * as store from './ledger.store.server.ts';

/** The goal made of the clause: its needs in the adopted plan and those marked as done this year. */
export const goalEvidence: EvidenceKind = async (actor, { editionId, period }) => {
	const rows = await actor.read((db) => store.goals(db, editionId, period));
	return byClause(rows, ({ goalId, goal, needs, planned, done, nextEnd, lateEnd }) => {
		const isMet = done > 0 && planned === 0;
		const what = { label: goal, path: `strategy/goals/${goalId}`, values: { needs, planned, done } };
		const state = isMet ? 'met' : planned + done > 0 ? 'under_way' : 'lacking';
		return { ...what, says: 'goal.needs', day: lateEnd ?? nextEnd, state, isDirect: false };
	});
};
