import type pg from 'pg';
import { newId } from '#platform/identifier.server.ts';
import { draftOf, upwardsOf } from './canary-edition.ts';

interface Ground {
	client: pg.Client;
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	person: string;
	canary: string;
}

interface Above {
	mark: string;
	goal: string;
	role: string;
}

export async function strategyOf(ground: Ground & Above): Promise<string> {
	const { client, put, mark, canary, goal, person, role } = ground;
	const id = newId();
	const clause = newId();
	const edition = newId();
	await put('strategy', {
		id,
		title: `${mark}TVT-strategia`,
		text_hash: canary,
		source_name: `${canary}.docx`,
	});
	await put('strategy_publication', { id: newId(), strategy_id: id, published_by: person });
	await put('edition', { id: edition, strategy_id: id, number: 1, name: `${canary} versio` });
	await client.query('update strategy set edition_id = $1 where id = $2', [edition, id]);
	const text = `${mark}Kirjasto opastaa.`;
	const place = { strategy_id: id, edition_id: edition, lineage_id: clause };
	await put('clause', { ...place, id: clause, ordinal: 1, number: '1', kind: 'paragraph', text });
	const row = { strategy_id: id, clause_id: clause };
	await put('goal', { ...row, id: goal, code: 'T1', title: `${mark}Toimiva tulostus` });
	const retired = { ...row, id: newId(), code: 'T2', retired_at: new Date() };
	await put('goal', { ...retired, title: `${canary} luovuttu tavoite` });
	await draftOf({ put, person, canary, strategy: id, lineage: clause });
	await upwardsOf({ put, person, canary, strategy: id, edition, clause, goal, role });
	return id;
}

/** One never published and one taken back; both older than the published one, so that either would come first. */
export async function hiddenStrategies({ client, put, person, canary }: Ground) {
	const strategy = async (name: string) => {
		const id = newId();
		const imported = { imported_at: new Date('2020-01-01') };
		await put('strategy', { ...imported, id, title: `${canary} ${name} strategia`, text_hash: name });
		const edition = newId();
		await put('edition', { id: edition, strategy_id: id, number: 1, name: `${canary} ${name} versio` });
		await client.query('update strategy set edition_id = $1 where id = $2', [edition, id]);
		const clause = { id: newId(), strategy_id: id, ordinal: 1, number: '1', kind: 'paragraph' };
		const place = { edition_id: edition, lineage_id: clause.id };
		await put('clause', { ...clause, ...place, text: `${canary} ${name} kohta` });
		const goal = { id: newId(), strategy_id: id, clause_id: clause.id, code: 'T1' };
		await put('goal', { ...goal, title: `${canary} ${name} tavoite` });
		return id;
	};
	const ids = { unpublished: await strategy('luonnos'), withdrawn: await strategy('peruttu') };
	const published = { id: newId(), strategy_id: ids.withdrawn, published_by: person };
	await put('strategy_publication', { ...published, withdrawn_at: new Date(), withdrawn_by: person });
	return ids;
}
