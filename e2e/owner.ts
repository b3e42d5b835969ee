import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import '../scripts/testing/provided.ts';

/** Address of the owner of an embedded database, from its data folder. */
export function ownerUrl(dataFolder = inject('productData')): string {
	return `postgres://postgres@/postgres?host=${encodeURIComponent(path.join(dataFolder, 'postgres'))}`;
}

/** A connection of the owner, for what no page can tell or do; closed when the work is done. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>, dataFolder?: string): Promise<T> {
	const client = new pg.Client({ connectionString: ownerUrl(dataFolder) });
	await client.connect();
	return work(client).finally(() => client.end());
}

/** Rows of one question to the started product's database. */
export function ask(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
	return asOwner(async (client) => (await client.query(text, values)).rows);
}
