import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageKey } from '../../messages/areas.ts';
import type { Locale } from './locale.ts';

export type { MessageKey };
/** ICU text, or the same already parsed: browsers get it so, and no parser. */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0];
export type Messages = Record<string, Message>;
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>;

export interface Translate {
	(key: MessageKey, values?: MessageValues): string;
	readonly locale: Locale;
	/** For keys put together at run time, such as `refusal.<code>`. */
	has(key: string): key is MessageKey;
}

const needsFormatting = /[{}'<]/;

export function createTranslator(locale: Locale, messages: Messages): Translate {
	const compiled = new Map<string, IntlMessageFormat>();

	function format(key: string, pattern: Message, values: MessageValues): string {
		let message = compiled.get(key);
		if (!message) {
			message = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
			compiled.set(key, message);
		}
		return String(message.format(values));
	}

	function translate(key: MessageKey, values: MessageValues = {}): string {
		const pattern = messages[key];
		if (pattern === undefined) return `⟦${key}⟧`;
		const isText = typeof pattern === 'string';
		if (isText && !needsFormatting.test(pattern)) return pattern;
		try {
			return format(key, pattern, values);
		} catch {
			// A page with one raw message is better than no page; check-words finds the cause.
			return isText ? pattern : `⟦${key}⟧`;
		}
	}

	const has = (key: string): key is MessageKey => Object.hasOwn(messages, key);
	return Object.assign(translate, { locale, has });
}

/** Words for a refusal's code; an unknown code still gets a sentence. */
export function refusalText(t: Translate, code: string, data: MessageValues = {}): string {
	const key = `refusal.${code}`;
	return t.has(key) ? t(key, data) : t('refusal.unknown', { code });
}
