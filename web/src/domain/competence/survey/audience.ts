import type { Translate } from '#platform/locale/translate.ts';

/** Names of roles and service areas of whom a survey is asked; both empty: of everybody. */
export interface Audience {
	roles: readonly string[];
	areas: readonly string[];
}

export const namesOf = (all: readonly { id: string; name: string }[], ids: readonly string[]) =>
	all.flatMap(({ id, name }) => (ids.includes(id) ? name : []));

/** Of whom it is asked, in a sentence. */
export function audienceText(t: Translate, { roles, areas }: Audience): string {
	const names = { roles: roles.join(', '), areas: areas.join(', ') };
	if (roles.length > 0 && areas.length > 0) return t('competence.audience.both', names);
	if (roles.length > 0) return t('competence.audience.roles', names);
	return areas.length > 0 ? t('competence.audience.areas', names) : t('competence.audience.all');
}
