import { sectionText } from '../decision/decision.ts';
import { byClause, type EvidenceKind } from './evidence-kind.ts';
import * as store from './ledger.store.server.ts';

/** The duty that rests on the clause: its times of the year, done, ahead or passed. */
export const dutyEvidence: EvidenceKind = async (actor, { editionId, period }) => {
	const rows = await actor.read((db) => store.duties(db, editionId, period));
	return byClause(rows, ({ dutyId, name, body, dueOn, outcome, doneOn, ...decided }) => {
		const { section, sectionYear, yearStarts } = decided;
		const what = { label: `${body}: ${name}`, path: `year/duties/${dutyId}`, values: {}, isDirect: true };
		if (dueOn === null)
			return { ...what, isDirect: false, says: 'duty.not_this_year', day: null, state: 'lacking' };
		if (outcome === 'done' && section !== null) {
			const decision = sectionText({ section, year: sectionYear, yearStarts });
			return { ...what, values: { decision }, says: 'duty.decided', day: doneOn, state: 'met' };
		}
		if (outcome === 'done') return { ...what, says: 'duty.done', day: doneOn, state: 'met' };
		if (outcome) return { ...what, says: 'duty.left_undone', day: dueOn, state: 'lacking' };
		return dueOn < period.asOf
			? { ...what, says: 'duty.late', day: dueOn, state: 'lacking' }
			: { ...what, says: 'duty.due', day: dueOn, state: 'under_way' };
	});
};
