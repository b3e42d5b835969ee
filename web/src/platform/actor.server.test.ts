import pg from 'pg';
import { expect, test } from 'vitest';
import { foundMunicipality, useDatabase } from '../testing/municipality.server.ts';
import { canonical, firstBroken } from './audit.server.ts';
import type { Db } from './db.server.ts';
import { newId } from './identifier.server.ts';
import { Refusal } from './refusal.ts';

const database = useDatabase();
const note = { type: 'thing', id: newId() };

async function asOwner(statement: string, values: unknown[] = []) {
	const client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	return client.query(statement, values).finally(() => client.end());
}

test('a change without an audit event is rolled back', async () => {
	const { actor } = await foundMunicipality();
	const silent = actor.change((db) =>
		db.insertInto('role').values({ id: newId(), name: 'Hiljainen' }).execute(),
	);
	await expect(silent).rejects.toThrow('at least one audit event');
	expect(await actor.read((db) => db.selectFrom('role').select('name').execute())).toEqual([]);
});

test('reading cannot write', async () => {
	const { actor } = await foundMunicipality();
	const write = actor.read((db) => db.insertInto('role').values({ id: newId(), name: 'Luvaton' }).execute());
	await expect(write).rejects.toThrow('read-only transaction');
});

test('twenty calls with one key do the work once and get one answer', async () => {
	const { actor } = await foundMunicipality();
	const key = newId();
	const calls = Array.from({ length: 20 }, () =>
		actor.change(
			async (db, record) => {
				const id = newId();
				await db
					.insertInto('role')
					.values({ id, name: `Rooli ${id}` })
					.execute();
				record('role.added', { type: 'role', id });
				return id;
			},
			{ verb: 'role.add', key },
		),
	);
	expect(new Set(await Promise.all(calls)).size).toBe(1);
	expect(await actor.read((db) => db.selectFrom('role').select('id').execute())).toHaveLength(1);
});

test('a key used for one verb is refused for another', async () => {
	const { actor } = await foundMunicipality();
	const key = newId();
	const act = (verb: string) => actor.change(async (_, record) => record(verb, note), { verb, key });
	await act('role.add');
	await expect(act('unit.add')).rejects.toThrow(Refusal);
});

test('the audit chain holds, and a changed, removed or added event breaks it', async () => {
	const { actor } = await foundMunicipality();
	for (const word of ['ä', '"', '\u2028'])
		await actor.change(async (_, record) =>
			record('thing.done', note, { word, nested: { b: 1, a: [null, 2.5] } }),
		);
	const broken = () => actor.read((db) => firstBroken(db));
	expect(await broken()).toBeNull();

	await asOwner(`update audit_event set change = '{"word":"b"}' where tenant_id = $1 and seq = 3`, [
		actor.tenantId,
	]);
	expect(await broken()).toBe(3);
	await asOwner(`update audit_event set change = $2 where tenant_id = $1 and seq = 3`, [
		actor.tenantId,
		JSON.stringify({ nested: { a: [null, 2.5], b: 1 }, word: '"' }),
	]);
	expect(await broken()).toBeNull();
	await asOwner('delete from audit_event where tenant_id = $1 and seq = 4', [actor.tenantId]);
	expect(await broken()).toBe(4);
});

test('the app role can neither change nor delete an audit event', async () => {
	const { actor } = await foundMunicipality();
	const forge = actor.change(async (db, record) => {
		record('thing.done', note);
		await db.updateTable('audit_event').set({ verb: 'forged' }).execute();
	});
	await expect(forge).rejects.toThrow('permission denied');
	await expect(actor.change((db) => db.deleteFrom('audit_event').execute())).rejects.toThrow(
		'permission denied',
	);
});

test('eight connections serving twenty tenants never mix them, cancelled or not', async () => {
	const towns = await Promise.all(Array.from({ length: 20 }, () => foundMunicipality()));
	const rounds = Array.from({ length: 200 }, async (_, index) => {
		const { actor } = towns[index % towns.length]!;
		const answer = await actor
			.change(async (db, record) => {
				const rows = await db.selectFrom('tenant').select('tenant_id').execute();
				record('thing.done', note);
				if (index % 7 === 0) throw new Error('on purpose');
				return rows;
			})
			.catch((error: Error) => error.message);
		expect(answer).toEqual(index % 7 === 0 ? 'on purpose' : [{ tenant_id: actor.tenantId }]);
	});
	await Promise.all(rounds);
});

test('a right is refused to whoever does not hold it, and a unit right outside the unit', async () => {
	const town = await foundMunicipality();
	expect(() => town.visitor.must('need.read')).toThrow('sign_in_first');
	const reader = await town.as('reader');
	expect(() => reader.must('plan.adopt')).toThrow('forbidden');
	const link = town.unitLink();
	expect(() => link.must('need.propose', newId())).toThrow();
});

test('canonical text does not depend on the order of keys', () => {
	expect(canonical({ b: [{ d: 1, c: 'x' }], a: null })).toBe(canonical({ a: null, b: [{ c: 'x', d: 1 }] }));
});

test('two changes that wait for each other are both done', async () => {
	const { actor } = await foundMunicipality();
	const ids = [newId(), newId()];
	const rename = (id: string, name: string) => (db: Db) =>
		db.updateTable('role').set({ name }).where('id', '=', id).execute();
	await actor.change(async (db, record) => {
		for (const id of ids) await db.insertInto('role').values({ id, name: id }).execute();
		record('role.added', note);
	});
	const half = Promise.withResolvers<void>();
	let begun = 0;
	const both = ids.map((id, i) =>
		actor.change(async (db, record) => {
			await rename(id, `Ensin ${i}`)(db);
			if (++begun === 2) half.resolve();
			await half.promise;
			await rename(ids[1 - i]!, `Sitten ${i}`)(db);
			record('role.amended', note);
		}),
	);
	await Promise.all(both);
	// One of the two is begun anew, more than once when the machine is busy.
	expect(begun).toBeGreaterThanOrEqual(3);
});
