import { afterEach, expect, test } from 'vitest';
import { useDatabase } from '../testing/municipality.server.ts';
import { openPool } from './db.server.ts';
import { assertDurable, assertPowerless } from './safety.server.ts';

const database = useDatabase();
const allowed = process.env['LUOTSI_TEST_UNSAFE_DATABASE'];
afterEach(() => {
	process.env['LUOTSI_TEST_UNSAFE_DATABASE'] = allowed;
});

async function withPool<T>(
	user: string,
	work: (pool: ReturnType<typeof openPool>) => Promise<T>,
): Promise<T> {
	const pool = openPool(database.ownerUrl().replace('postgres@', `${user}@`), 2, () => {});
	return work(pool).finally(() => pool.end());
}

test('the start is refused to a role that could see past its municipality', async () => {
	await withPool('luotsi_app', assertPowerless);
	await expect(withPool('postgres', assertPowerless)).rejects.toThrow('too much power');
});

test('the start is refused on a database that would lose what was acknowledged', async () => {
	delete process.env['LUOTSI_TEST_UNSAFE_DATABASE'];
	await expect(withPool('luotsi_app', assertDurable)).rejects.toThrow(/fsync.*is off/);
});
