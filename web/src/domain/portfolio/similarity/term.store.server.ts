import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { OwnTerm } from './term.ts';
import type { OwnTerms } from './tenant-similarity.ts';

export function list(db: Db, kind: 'same' | 'not_taught'): Promise<OwnTerm[]> {
	return db
		.selectFrom('tenant_term')
		.select(['id', 'words', 'version'])
		.where('kind', '=', kind)
		.orderBy('words')
		.execute();
}

/** What the municipality adds to the built-in words and takes away from what was taught. */
export async function ownTerms(db: Db): Promise<OwnTerms> {
	const same = await list(db, 'same');
	const notTaught = await list(db, 'not_taught');
	return { same, notTaught: new Set(notTaught.map(({ words }) => words.join(' '))) };
}

export function find(db: Db, id: string): Promise<OwnTerm | undefined> {
	return db
		.selectFrom('tenant_term')
		.select(['id', 'words', 'version'])
		.where('id', '=', id)
		.where('kind', '=', 'same')
		.executeTakeFirst();
}

export interface NewTerm {
	id: string;
	kind: 'same' | 'not_taught';
	words: string[];
	person_id: string | null;
}

export async function insert(db: Db, term: NewTerm): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('tenant_term')
		.values(term)
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export async function update(db: Db, id: string, version: number, words: string[]): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('tenant_term')
		.set({ words, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function remove(db: Db, id: string, version: number): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('tenant_term')
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Answers with the id of the row that went, if there was one. */
export async function removeNotTaught(db: Db, words: string[]): Promise<string | undefined> {
	const row = await db
		.deleteFrom('tenant_term')
		.where('kind', '=', 'not_taught')
		.where('words', '=', sql<string[]>`${words}::text[]`)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}
