import type { FormIssue } from '../form.ts';
import type { MessageValues, Translate } from './translate.ts';

/** Why something was refused, in the reader's words: made here, so that no page brings them all along. */
export function refusalText(t: Translate, code: string, data: MessageValues = {}): string {
	const key = `refusal.${code}`;
	return t.has(key) ? t(key, data) : t('refusal.unknown', { code });
}

/** What is wrong with a field. */
export function issueText(t: Translate, { code, data }: Pick<FormIssue, 'code' | 'data'>): string {
	const key = `issue.${code}`;
	return t.has(key) ? t(key, data) : t('refusal.invalid');
}
