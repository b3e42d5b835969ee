import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { foundMunicipality, useDatabase } from '../testing/municipality.server.ts';
import type { Db } from './db.server.ts';
import { newId } from './identifier.server.ts';

useDatabase();

async function transactionOf(db: Db): Promise<string> {
	const { rows } = await sql<{ at: Date; pid: number }>`select now() as at, pg_backend_pid() as pid`.execute(
		db,
	);
	return `${rows[0]!.at.toISOString()} ${rows[0]!.pid}`;
}

const tenantsOf = (db: Db) => db.selectFrom('tenant').select('tenant_id').execute();

test('reads that overlap or follow at once share a transaction, and later ones begin anew', async () => {
	const { actor } = await foundMunicipality();
	const together = await Promise.all([actor.read(transactionOf), actor.read(transactionOf)]);
	const next = await actor.read(transactionOf);
	expect(new Set([...together, next]).size).toBe(1);
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(await actor.read(transactionOf)).not.toBe(next);
});

test('a read sees what was committed after its transaction began', async () => {
	const { actor } = await foundMunicipality();
	const id = newId();
	const seen = await actor.read(async (db) => {
		await actor.change(async (other, record) => {
			await other.insertInto('role').values({ id, name: 'Uusi' }).execute();
			record('role.added', { type: 'role', id });
		});
		return db.selectFrom('role').select('id').execute();
	});
	expect(seen).toEqual([{ id }]);
});

test('a read that fails spoils no later one, and leaves no connection behind', async () => {
	const { actor } = await foundMunicipality();
	for (let round = 0; round < 20; round++) {
		const failing = actor.read((db) => sql`select 1 / 0`.execute(db));
		await expect(failing).rejects.toThrow('division by zero');
		expect(await actor.read(tenantsOf)).toEqual([{ tenant_id: actor.tenantId }]);
	}
});

test('actors of two municipalities never share one', async () => {
	const [one, other] = [await foundMunicipality(), await foundMunicipality()];
	const rounds = Array.from({ length: 40 }, (_, round) => (round % 2 ? one.actor : other.actor));
	const seen = await Promise.all(rounds.map((actor) => actor.read(tenantsOf)));
	expect(seen).toEqual(rounds.map(({ tenantId }) => [{ tenant_id: tenantId }]));
});
