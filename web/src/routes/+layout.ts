import { browser } from '$app/env';
import { loadMessages } from '#platform/locale/load-messages.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { createTranslator, type Translate } from '#platform/locale/translate.ts';
import { wordAreas } from './word-areas.ts';

const made = new Map<string, Promise<Translate>>();

// Compiled messages are kept: on the server every reader of a language shares them.
function translator(locale: Locale, areas: readonly string[] | undefined): Promise<Translate> {
	const key = `${locale} ${areas?.join() ?? 'all'}`;
	let words = made.get(key);
	if (!words) {
		words = loadMessages(locale, areas).then((messages) => createTranslator(locale, messages));
		made.set(key, words);
	}
	return words;
}

export const load = async ({ data, route }) => {
	// The server has them all at hand; a browser fetches what the page speaks.
	const areas = browser ? wordAreas(route.id) : undefined;
	return { ...data, t: await translator(data.locale, areas) };
};
