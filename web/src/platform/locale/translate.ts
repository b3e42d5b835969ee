import type { MessageKey } from '../../messages/areas.ts';
import type { Locale } from './locale.ts';
import { readParts, type MessageParts } from './message-parts.ts';
import { writeMessage, type MessageValues } from './write-message.ts';

export type { MessageKey, MessageValues };
/** ICU text, or the same already read: browsers get it so, and no reader. */
export type Message = string | MessageParts;
export type Messages = Record<string, Message>;

export interface Translate {
	(key: MessageKey, values?: MessageValues): string;
	readonly locale: Locale;
	/** For keys put together at run time, such as `refusal.<code>`. */
	has(key: string): key is MessageKey;
}

const needsFormatting = /[{}'<]/;

export function createTranslator(locale: Locale, messages: Messages): Translate {
	const read = new Map<string, MessageParts>();

	function partsOf(key: string, text: string): MessageParts {
		let parts = read.get(key);
		if (!parts) {
			parts = readParts(text);
			read.set(key, parts);
		}
		return parts;
	}

	function translate(key: MessageKey, values: MessageValues = {}): string {
		const pattern = messages[key];
		if (pattern === undefined) return `⟦${key}⟧`;
		const isText = typeof pattern === 'string';
		if (isText && !needsFormatting.test(pattern)) return pattern;
		try {
			return writeMessage(locale, isText ? partsOf(key, pattern) : pattern, values);
		} catch {
			// A page with one raw message is better than no page; check-words finds the cause.
			return isText ? pattern : `⟦${key}⟧`;
		}
	}

	const has = (key: string): key is MessageKey => Object.hasOwn(messages, key);
	return Object.assign(translate, { locale, has });
}
