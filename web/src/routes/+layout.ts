import { loadMessages, type MessagePart } from '#platform/locale/load-messages.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { createTranslator, type Translate } from '#platform/locale/translate.ts';

const made = new Map<string, Promise<Translate>>();

// Compiled messages are kept: on the server every reader of a language shares them.
function translator(locale: Locale, part: MessagePart): Promise<Translate> {
	const key = `${locale}.${part}`;
	let words = made.get(key);
	if (!words) {
		words = loadMessages(locale, part).then((messages) => createTranslator(locale, messages));
		made.set(key, words);
	}
	return words;
}

export const load = async ({ data, route }) => {
	const isOffice = route.id?.startsWith('/[tenant]/(app)') ?? false;
	return { ...data, t: await translator(data.locale, isOffice ? 'all' : 'public') };
};
