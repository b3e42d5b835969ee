import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	unit: string;
	person: string;
}

/** What was merged, told apart and objected to: none of it is for a visitor's eyes. */
export async function consolidationOf(
	{ put, unit, person }: Ground,
	needs: { planned: string; out: string },
	canary: string,
): Promise<void> {
	const act = newId();
	const done = JSON.stringify({ title: `${canary} entinen otsikko` });
	const named = { need_id: needs.planned, need_ids: [needs.planned, needs.out] };
	await put('consolidation_act', { ...named, id: act, number: 1, kind: 'different', done, done_by: person });
	await put('need_difference', { need_id: needs.planned, other_id: needs.out, act_id: act });
	await put('tenant_term', { id: newId(), kind: 'same', words: [`${canary} sana`, `${canary} toinen`] });
	await put('need_part', { part_id: needs.out, whole_id: needs.planned, act_id: act });
	const merger = { id: newId(), from_need_id: needs.out, into_need_id: needs.planned, from_state: 'new' };
	await put('need_merger', { ...merger, undone_at: new Date() });
	const objection = { id: newId(), merger_id: merger.id, service_unit_id: unit, objected_by: person };
	await put('merger_objection', { ...objection, text: `${canary} vastalause` });
}
