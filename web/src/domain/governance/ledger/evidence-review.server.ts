import { byClause, type EvidenceKind } from './evidence-kind.ts';
import type { Evidence } from './ledger.ts';
import * as store from './ledger.store.server.ts';

/** The yearly review that does the clause's duty: decided with its §, or open. */
export const reviewEvidence: EvidenceKind = async (actor, { editionId, period }) => {
	const rows = await actor.read((db) => store.reviews(db, editionId, period));
	return byClause(rows, ({ roundId, name, answerBy, concludedOn, section }): Evidence => {
		const what = { label: name, path: `year/reviews/${roundId}`, isDirect: true };
		if (concludedOn !== null)
			return {
				...what,
				says: 'review.done',
				values: { section: section ?? 0 },
				day: concludedOn,
				state: 'met',
			};
		return { ...what, says: 'review.open', values: {}, day: answerBy, state: 'under_way' };
	});
};
