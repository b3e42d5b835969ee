import { isLocale } from '#platform/locale/locale.ts';
import { loadMessages } from '#platform/locale/load-messages.ts';
import { createTranslator } from '#platform/locale/translate.ts';

export const load = async ({ url }: { url: URL }) => {
	const wished = url.searchParams.get('lang');
	const locale = isLocale(wished) ? wished : 'fi';
	return { t: createTranslator(locale, await loadMessages(locale)) };
};
