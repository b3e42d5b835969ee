import { Actor } from '#platform/actor.server.ts';
import * as session from '#platform/session/session.server.ts';
import { furnish } from '../../organisation/founding/founding.server.ts';
import * as persons from '../../organisation/person/person.server.ts';
import * as tenants from '../../organisation/tenant/tenant.server.ts';
import { people } from './organisation.ts';

export const NAME = 'Kouvolan kaupunki (esittely)';
export const ADDRESS = 'esittely';

export interface Cast {
	director: Actor;
	raters: Actor[];
	personIds: Map<string, string>;
	/** The director's open session, for the one who pressed. */
	session: string;
	/** What the director signs in with later. */
	email: string;
}

/** Letters that an address cannot carry become those nearest to them. */
export const emailOf = (name: string) =>
	`${name
		.toLowerCase()
		.replaceAll(' ', '.')
		.normalize('NFD')
		.replaceAll(/[^a-z.]/g, '')}@esittely.example`;

/** Founds the municipality with its people; the director has the given password, the others none. */
export async function foundCast(password: string): Promise<Cast> {
	const wanted = { name: NAME, address: ADDRESS, token: null, isDemonstration: true, locale: 'fi' as const };
	const { actor: founder, answer } = await tenants.establish(wanted, async (db, by) => {
		await furnish(db, 'fi');
		const personIds = new Map<string, string>();
		for (const { key, name, roles } of people) {
			const draft = {
				name,
				email: emailOf(name),
				locale: 'fi' as const,
				unitId: null,
				roles: roles.map((role) => ({ role, unitId: null })),
				...(key === 'johtaja' && { password }),
			};
			personIds.set(key, await persons.add(db, by, draft));
		}
		return { personIds, session: await session.open(db, personIds.get('johtaja')!) };
	});
	const actorOf = ({ key, name, roles }: (typeof people)[number]) =>
		new Actor({
			tenantId: founder.tenantId,
			tenantSlug: ADDRESS,
			personId: answer.personIds.get(key)!,
			name,
			standings: roles,
			unitIds: null,
			locale: 'fi',
		});
	const raters = people.filter(({ roles }) => roles.includes('rater')).map(actorOf);
	return { director: raters[0]!, raters, ...answer, email: emailOf(people[0]!.name) };
}
