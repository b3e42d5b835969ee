import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import { governanceModels } from '#domain/organisation/tenant/tenant.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { postChoices } from '../post-choices.server.ts';

/** What the form of a body offers. */
export async function bodyChoices(actor: Actor, locale: Locale) {
	const [all, posts, t] = await Promise.all([areas.list(actor), postChoices(actor), serverWords(locale)]);
	return {
		posts,
		areas: all.map(({ id, name }) => ({ value: id, label: name })),
		models: governanceModels.map((model) => ({ value: model, label: t(`settings.governance.${model}`) })),
	};
}
