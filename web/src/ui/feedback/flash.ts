import type { MessageValues } from '#platform/locale/translate.ts';
import type { Tone } from '../tones.ts';

/** What the next page says about what was just done; the words are made there, in the reader's language. */
export interface FlashMessage {
	key: string;
	values?: MessageValues;
	tone?: Tone;
}

/** The part of SvelteKit's cookies that is needed here. */
interface CookieJar {
	get(name: string): string | undefined;
	set(
		name: string,
		value: string,
		options: { path: string; httpOnly: boolean; sameSite: 'lax'; maxAge: number },
	): void;
	delete(name: string, options: { path: string }): void;
}

const cookie = 'flash';
const longestCookie = 2000;

export function setFlash(cookies: CookieJar, message: FlashMessage): void {
	const text = JSON.stringify(message);
	if (text.length > longestCookie) return;
	cookies.set(cookie, text, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
}

/** Read once: the message is gone from the next page. */
export function takeFlash(cookies: CookieJar): FlashMessage | null {
	const text = cookies.get(cookie);
	if (!text) return null;
	cookies.delete(cookie, { path: '/' });
	return parseFlash(text);
}

const tones: unknown[] = ['info', 'good', 'warn', 'bad'];

/** A cookie is the visitor's to write: anything odd is no message. */
export function parseFlash(text: string): FlashMessage | null {
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed !== 'object' || parsed === null || !('key' in parsed)) return null;
		const { key, values, tone } = parsed as { key: unknown; values?: unknown; tone?: unknown };
		if (typeof key !== 'string') return null;
		return {
			key,
			values: isValues(values) ? values : {},
			tone: tones.includes(tone) ? (tone as Tone) : 'good',
		};
	} catch {
		return null;
	}
}

function isValues(values: unknown): values is MessageValues {
	return (
		typeof values === 'object' &&
		values !== null &&
		Object.values(values).every((value) => typeof value === 'string' || typeof value === 'number')
	);
}
