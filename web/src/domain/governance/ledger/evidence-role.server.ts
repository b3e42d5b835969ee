import { byClause, type EvidenceKind } from './evidence-kind.ts';
import * as store from './ledger.store.server.ts';

/** Posts that the clause asks for: filled, and permanent where it says so. */
export const roleEvidence: EvidenceKind = async (actor, { strategyId, clauses, period }) => {
	const ids = new Map(clauses.map(({ lineageId, id }) => [lineageId, id]));
	const rows = await actor.read((db) => store.roles(db, strategyId, period));
	const tied = rows.flatMap((row) => {
		const clauseId = ids.get(row.lineageId);
		return clauseId ? [{ ...row, clauseId }] : [];
	});
	return byClause(tied, ({ role, posts, holder, tenure, isPermanent, endsOn }) => {
		const what = { label: role, path: 'settings/positions', isDirect: true, day: null };
		const values = { post: holder ?? '' };
		if (holder === null)
			return { ...what, says: posts > 0 ? 'role.vacant' : 'role.missing', values, state: 'lacking' };
		if (isPermanent && tenure !== 'permanent')
			return { ...what, says: 'role.fixed_term', values, day: endsOn, state: 'lacking' };
		return { ...what, says: 'role.filled', values, state: 'met' };
	});
};
