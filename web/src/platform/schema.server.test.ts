import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { schemaTypes } from '../../../scripts/schema-types.ts';

test('the written types are those of the migrated database', async () => {
	const template = inject('templateDatabase');
	const client = new pg.Client({
		connectionString: inject('ownerUrl').replace('/postgres?', `/${template}?`),
	});
	await client.connect();
	const fresh = await schemaTypes(client);
	await client.end();
	expect(readFileSync(new URL('./schema.ts', import.meta.url), 'utf8')).toBe(fresh);
});
