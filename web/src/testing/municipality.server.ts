import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, inject, vi } from 'vitest';
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
		// Files share a process: a clock that one has moved must not be the next one's.
		vi.useRealTimers();
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

interface Place {
	tenantId: string;
	slug: string;
}

function actorIn({ tenantId, slug }: Place, who: Pick<Actor, 'personId' | 'standings' | 'unitIds'>): Actor {
	const name = who.personId ? 'Testaaja' : 'visitor';
	return new Actor({ tenantId, tenantSlug: slug, name, locale: 'fi', ...who });
}

const emailIn = (slug: string, name: string) => `${name}-${newId().slice(-12)}@${slug}.example`;

/** Adds a person with one role and answers as that person. */
async function addAs(by: Actor, place: Place, role: AccessRole, unitId: string | null): Promise<Actor> {
	const personId = await by.change(async (db, record) => {
		const added = await people.add(db, by, {
			name: `Testaaja ${role}`,
			email: emailIn(place.slug, role),
			locale: 'fi',
			unitId,
			roles: [{ role, unitId }],
		});
		record('person.added', { type: 'person', id: added });
		return added;
	});
	return actorIn(place, { personId, standings: [role], unitIds: unitId ? [unitId] : null });
}

/** A founded municipality with no units; `actor` is its administrator and director. */
export async function foundMunicipality(name = `Testilä ${++count}`): Promise<TestMunicipality> {
	const slug = `testila-${newId().slice(-12)}`;
	const standings = ['administrator', 'director'] as const;
	const roles = standings.map((role) => ({ role, unitId: null }));
	const first = {
		name: 'Aino Pääkäyttäjä',
		email: emailIn(slug, 'aino'),
		locale: 'fi' as const,
		unitId: null,
		roles,
	};
	const wanted = { name, address: slug, token: null, locale: 'fi' as const };
	const { actor: founder, answer } = await tenants.establish(wanted, (db, by) => people.add(db, by, first));
	const place = { tenantId: founder.tenantId, slug };
	const actor = actorIn(place, { personId: answer, standings, unitIds: null });
	return {
		actor,
		visitor: actorIn(place, { personId: null, standings: ['visitor'], unitIds: [] }),
		unitLink: () => actorIn(place, { personId: null, standings: ['unit_link'], unitIds: [] }),
		as: (role, unitId) => addAs(actor, place, role, unitId ?? null),
	};
}
