import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import * as people from '#domain/organisation/person/person.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { Actor } from '#platform/actor.server.ts';
import { openDatabase, openPool } from '#platform/db.server.ts';
import { readEnv } from '#platform/env.ts';
import { newId } from '#platform/identifier.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Owner's URL of the test server, and the migrated database to copy. */
		ownerUrl: string;
		templateDatabase: string;
	}
}

const withDatabase = (url: string, name: string, user: string) =>
	url.replace(/^(postgres(?:ql)?:\/\/)[^@]*@([^/]*)\/[^?]*/, `$1${user}@$2/${name}`);

/** Gives the file a database of its own, copied from the migrated template; the app's powerless role works on it. */
export function useDatabase(): { ownerUrl(): string } {
	const name = `test_${newId().replaceAll('-', '')}`;
	const owner = inject('ownerUrl');
	const ask = async (statement: string) => {
		const client = new pg.Client({ connectionString: owner });
		await client.connect();
		await client.query(statement).finally(() => client.end());
	};
	beforeAll(async () => {
		await ask(`create database ${name} template ${inject('templateDatabase')}`);
		const pool = openPool(withDatabase(owner, name, 'luotsi_app'), 6, () => {});
		setRuntime({ env: readEnv({}), log: pino({ level: 'silent' }), db: openDatabase(pool), jobs: null });
	});
	afterAll(async () => {
		await runtime().db.destroy();
		setRuntime(undefined);
		await ask(`drop database ${name} with (force)`);
	});
	return { ownerUrl: () => withDatabase(owner, name, 'postgres') };
}

export interface TestMunicipality {
	actor: Actor;
	/** The same person as others see them: one actor for each access role. */
	as(role: AccessRole, unitId?: string): Promise<Actor>;
	visitor: Actor;
	unitLink(): Actor;
}

let count = 0;

/** A founded municipality with no units; `actor` is its administrator and director. */
export async function foundMunicipality(name = `Testilä ${++count}`): Promise<TestMunicipality> {
	const address = `testila-${newId().slice(-12)}`;
	const wanted = { name, address, token: null, locale: 'fi' as const };
	const { actor: founder, answer: id } = await tenants.establish(wanted, (db, by) =>
		people.add(db, by, {
			name: 'Aino Pääkäyttäjä',
			email: `aino@${address}.example`,
			locale: 'fi',
			unitId: null,
			roles: [
				{ role: 'administrator', unitId: null },
				{ role: 'director', unitId: null },
			],
		}),
	);
	const make = (personId: string | null, standings: Actor['standings'], unitIds: string[] | null) =>
		new Actor({
			tenantId: founder.tenantId,
			tenantSlug: address,
			personId,
			name: personId ? 'Testaaja' : 'visitor',
			standings,
			unitIds,
			locale: 'fi',
		});
	const actor = make(id, ['administrator', 'director'], null);
	return {
		actor,
		visitor: make(null, ['visitor'], []),
		unitLink: () => make(null, ['unit_link'], []),
		async as(role, unitId) {
			const personId = await actor.change(async (db, record) => {
				const added = await people.add(db, actor, {
					name: `Testaaja ${role}`,
					email: `${role}-${newId().slice(-12)}@${address}.example`,
					locale: 'fi',
					unitId: unitId ?? null,
					roles: [{ role, unitId: unitId ?? null }],
				});
				record('person.added', { type: 'person', id: added });
				return added;
			});
			return make(personId, [role], unitId ? [unitId] : null);
		},
	};
}
