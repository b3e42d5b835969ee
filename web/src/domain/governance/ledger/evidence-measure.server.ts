import { byClause, type EvidenceKind } from './evidence-kind.ts';
import * as store from './ledger.store.server.ts';

/** Measures of the clause's goals, by what was last said of them. */
export const measureEvidence: EvidenceKind = async (actor, { editionId, period }) => {
	const rows = await actor.read((db) => store.measures(db, editionId, period));
	return byClause(rows, ({ measureId, measure, endsOn, percent, state, saidOn }) => {
		const what = { label: measure, path: `strategy/measures/${measureId}`, isDirect: false };
		if (state === 'done') return { ...what, says: 'measure.done', values: {}, day: saidOn, state: 'met' };
		const isBegun = (percent ?? 0) > 0 || state === 'on_track' || state === 'late';
		const values = { percent: percent ?? 0 };
		return {
			...what,
			says: 'measure.percent',
			values,
			day: endsOn,
			state: isBegun ? 'under_way' : 'lacking',
		};
	});
};
