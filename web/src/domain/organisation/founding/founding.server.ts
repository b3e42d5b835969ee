import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import * as session from '#platform/session/session.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import * as people from '../person/person.server.ts';
import * as roles from '../role/role.server.ts';
import * as serviceAreas from '../service-area/service-area.server.ts';
import type { Founding } from '../tenant/tenant.ts';
import * as tenants from '../tenant/tenant.server.ts';
import { defaultAreas, defaultRoles } from './default-organisation.ts';

/** The service areas and roles that a municipality begins with, inside a running change. */
export async function furnish(db: Db, locale: Locale): Promise<void> {
	const areas = defaultAreas.map(({ names, governanceModel }) => ({ name: names[locale], governanceModel }));
	await serviceAreas.addAll(db, areas);
	await roles.addAll(
		db,
		defaultRoles.map(({ names, externalKey }) => ({ name: names[locale], externalKey })),
	);
}

/** A new municipality with its first administrator, signed in; the one-time link is used up. */
export async function found(
	given: Founding,
	token: string,
	locale: Locale,
): Promise<{ actor: Actor; session: string }> {
	const { name, address, administrator } = given;
	const { actor, answer } = await tenants.establish({ name, address, token, locale }, async (db, by) => {
		const roles = [
			{ role: 'administrator', unitId: null },
			{ role: 'director', unitId: null },
		] as const;
		const personId = await people.add(db, by, { ...administrator, locale, unitId: null, roles: [...roles] });
		await furnish(db, locale);
		return session.open(db, personId);
	});
	return { actor, session: answer };
}
