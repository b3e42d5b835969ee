import { stateOf } from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { serverWords } from '#platform/locale/words.server.ts';

/** Technologies and pilots of the activity, in words: the page itself speaks of measures only. */
export async function hostedIn(actor: Actor, locale: Locale, measureId: string) {
	const [followed, tried, t] = await Promise.all([
		technologies.list(actor, { measureId }),
		pilots.list(actor, { measureId }),
		serverWords(locale),
	]);
	return [
		...followed.map(({ id, name, ring }) => ({
			path: `technologies/${id}`,
			name,
			state: t(`radar.ring.${ring}`),
		})),
		...tried.map((pilot) => ({
			path: `pilots/${pilot.id}`,
			name: pilot.title,
			state: `${t('radar.pilot')}: ${t(`radar.state.${stateOf(pilot)}`)}`,
		})),
	];
}
