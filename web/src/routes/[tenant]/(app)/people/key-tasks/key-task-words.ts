import {
	checkBy,
	type KeyTask,
	type Risk,
	type RiskLevel,
	type TaskPost,
} from '#domain/governance/key-task/key-task.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { StatusTone } from '#ui/tones.ts';

export const riskTones: Record<RiskLevel, StatusTone> = {
	high: 'bad',
	raised: 'warn',
	low: 'info',
	none: 'good',
};

export function riskText(t: Translate, { level, score }: Risk): string {
	const told = t(`keytask.level.${level}`);
	return level === 'none' ? told : t('keytask.scored', { level: told, score });
}

/** Each weakness in words, with its day. */
export function weaknessTexts(t: Translate, task: KeyTask, { weaknesses }: Risk): string[] {
	const due = checkBy(task);
	return weaknesses.map((one) => {
		const day = one === 'ends' ? task.owner?.validTo : due;
		return t(`keytask.why.${one}`, { day: day ? formatDay(t.locale, day) : '' });
	});
}

export function postText(t: Translate, post: TaskPost | null): string {
	if (!post) return t('keytask.nobody');
	const { title, person } = post;
	return person ? t('keytask.heldPost', { post: title, person }) : t('keytask.vacantPost', { post: title });
}

export function instructionText(t: Translate, { instruction, checkedOn }: KeyTask): string {
	if (instruction === '') return t('keytask.noInstruction');
	const checked = checkedOn
		? t('keytask.checked', { day: formatDay(t.locale, checkedOn) })
		: t('keytask.unchecked');
	return `${instruction}, ${checked}`;
}
