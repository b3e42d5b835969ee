import type { ListedMail } from '#domain/organisation/mail/mail-office.ts';
import type { MailState } from '#domain/organisation/mail/mail.ts';
import { formatMoment } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { StatusTone } from '#ui/tones.ts';

export const stateTones: Record<MailState, StatusTone> = {
	waiting: 'info',
	held: 'quiet',
	sending: 'info',
	sent: 'good',
	digested: 'good',
	failed: 'bad',
	uncertain: 'warn',
	unwanted: 'quiet',
};

/** A kind of an older version may have no words any more. */
export function kindWords(t: Translate, kind: string): string {
	const key = `mail.${kind}.name`;
	return t.has(key) ? t(key) : t('letters.otherKind');
}

/** Why a letter is where it is: our own reason in words, or what the server said. */
export function reasonWords(t: Translate, { failure, state, tryAt, attempts }: ListedMail): string[] {
	const sentences: string[] = [];
	if (failure) sentences.push(failureWords(t, failure));
	if (state === 'waiting' && (attempts > 0 || failure))
		sentences.push(t('letters.nextTry', { when: formatMoment(t.locale, tryAt) }));
	return sentences;
}

function failureWords(t: Translate, failure: string): string {
	const [code = '', ...rest] = failure.split(' ');
	const key = `letters.failure.${code}`;
	return t.has(key) ? t(key, { reply: rest.join(' ') || '–' }) : t('letters.reply', { reply: failure });
}
