import { loadMessages } from './load-messages.ts';
import type { Locale } from './locale.ts';
import { createTranslator, type Translate } from './translate.ts';

const made = new Map<Locale, Promise<Translate>>();

/** The server's own words, for mail, documents and the API; compiled once for each language. */
export function serverWords(locale: Locale): Promise<Translate> {
	let translate = made.get(locale);
	if (!translate) {
		translate = loadMessages(locale).then((messages) => createTranslator(locale, messages));
		made.set(locale, translate);
	}
	return translate;
}
