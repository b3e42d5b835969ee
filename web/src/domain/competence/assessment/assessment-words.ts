import type { Translate } from '#platform/locale/translate.ts';
import type { Answer } from './assessment.ts';

export function answerText(t: Translate, said: Answer | null): string {
	if (!said) return '–';
	if (said.level) return t(`competence.level.${said.level}`);
	return said.answer === 'not_my_work'
		? t('competence.answer.not_my_work')
		: t('competence.answer.do_not_know');
}
