import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	person: string;
	canary: string;
	strategy: string;
}

/** A draft beside the published edition, and who amended it: nobody outside reads a draft. */
export async function draftOf({ put, person, canary, strategy, lineage }: Ground & { lineage: string }) {
	const edition = newId();
	const names = { name: `${canary} luonnos`, source_name: `${canary}.docx` };
	await put('edition', { ...names, id: edition, strategy_id: strategy, number: 2, made_by: person });
	const clause = { strategy_id: strategy, edition_id: edition, number: '1', kind: 'paragraph' };
	const text = `${canary} luonnoksen kohta`;
	await put('clause', { ...clause, id: newId(), lineage_id: lineage, ordinal: 1, text });
	const words = JSON.stringify([{ text }]);
	const change = { section_id: strategy, sequence: 1, before: words, after: words, amended_by: person };
	await put('section_amendment', { ...change, id: newId(), edition_id: edition });
}

interface Above extends Ground {
	edition: string;
	clause: string;
	goal: string;
	role: string;
}

/** How the edition was adopted, what stands above the goal, what must be looked at again: inner matters. */
export async function upwardsOf(ground: Above): Promise<void> {
	const { put, person, canary, strategy, edition, clause, goal, role } = ground;
	const days = { adopted_on: '2026-01-15', in_force_from: '2026-02-01' };
	const adoption = { edition_id: edition, decided_by: person, text_hash: canary };
	const content = JSON.stringify([{ text: `${canary} sisältö` }]);
	await put('edition_adoption', { ...days, ...adoption, decision: `${canary} päätös`, content });
	await put('edition_entry', { edition_id: edition, entered_on: '2026-02-01' });
	await put('goal_alignment', {
		goal_id: goal,
		clause_id: clause,
		stance: 'contradicts',
		note: `${canary} ristiriita`,
	});
	const task = newId();
	const opened = { lineage_id: clause, edition_id: edition, kind: 'gone', opened_on: '2026-02-02' };
	await put('review_task', { ...opened, id: task, goal_id: goal, before_clause_id: clause });
	const closed = { outcome: 'kept', note: `${canary} perustelu`, closed_on: '2026-02-03', closed_by: person };
	await put('review_task_closure', { ...closed, id: newId(), task_id: task });
	await put('required_role', { strategy_id: strategy, lineage_id: clause, role_id: role });
}
