import type { OwnerChoice } from '#domain/portfolio/need/need-owner.ts';
import type { Translate } from '#platform/locale/translate.ts';

/** Posts as a list of choices: each with its holder, or said to be vacant. */
export function ownerOptions(t: Translate, choices: readonly OwnerChoice[]) {
	return choices.map(({ id, title, person }) => ({
		value: id,
		label: person ? `${title}, ${person}` : t('triage.ownerVacant', { post: title }),
	}));
}
