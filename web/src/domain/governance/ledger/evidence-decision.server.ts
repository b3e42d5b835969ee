import { byClause, type EvidenceKind } from './evidence-kind.ts';
import * as store from './ledger.store.server.ts';

/** What bodies have decided this year of the clause's goals and duties. */
export const decisionEvidence: EvidenceKind = async (actor, { period, ...text }) => {
	const rows = await actor.read((db) => store.decisions(db, text, period));
	return byClause(rows, ({ meetingId, decidedOn, section, body, matter }) => ({
		...{ says: 'decision.made', values: { section }, label: `${body}: ${matter}` },
		...{ path: `year/meetings/${meetingId}`, day: decidedOn, state: 'under_way', isDirect: false },
	}));
};
