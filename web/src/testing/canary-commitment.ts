import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	unit: string;
	person: string;
	need: string;
	canary: string;
}

/** A year's list and one answer to it, all of whose words carry the canary. */
export async function commitmentOf({ put, unit, person, need, canary }: Ground): Promise<void> {
	const list = newId();
	const head = { id: list, name: `${canary} lista`, year: 2027, answer_by: '2027-01-31', made_by: person };
	await put('commitment_list', { ...head, greeting: `${canary} saate` });
	await put('commitment_item', { list_id: list, need_id: need });
	await put('commitment_asked', { list_id: list, service_unit_id: unit });
	const answer = { list_id: list, need_id: need, service_unit_id: unit, stances: ['pays'] };
	await put('commitment', { ...answer, words: `${canary} vastaus`, share: 4321, answered_by_name: canary });
}
