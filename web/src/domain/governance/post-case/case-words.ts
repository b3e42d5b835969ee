import { formatDay, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { Evidence } from './memo.ts';
import { stepState, type CaseFacts, type Step } from './post-case.ts';

export const stepName = (t: Translate, { kind, name }: Pick<Step, 'kind' | 'name'>) =>
	name || t(`case.step.${kind}`);

export function stepStateText(t: Translate, step: Step, day: string): string {
	const told = step.outcome ? step.doneOn : step.dueOn;
	return t(`case.stepState.${stepState(step, day)}`, { day: told ? formatDay(t.locale, told) : '' });
}

type Now = Pick<CaseFacts, 'isVacant' | 'tenure' | 'validTo' | 'fullTimePercent'>;

/** Vacant, for a fixed term until a day, or permanent; and the share of full time where it is not all. */
export function nowText(t: Translate, { isVacant, tenure, validTo, fullTimePercent }: Now): string {
	const kind =
		tenure === 'permanent'
			? t('case.factPermanent')
			: validTo
				? t('case.factFixedUntil', { day: formatDay(t.locale, validTo) })
				: t('case.factFixed');
	const state = isVacant ? `${kind}, ${t('case.factVacant')}` : kind;
	return fullTimePercent === 100 ? state : t('case.factPercent', { state, percent: fullTimePercent });
}

export function priceText(
	t: Translate,
	{ plan, askedOn, untilOn, result }: NonNullable<Evidence['price']>,
): string {
	const count = (code: string) => result.items.filter((item) => item.code === code).length;
	return t('case.ev.priceSum', {
		plan,
		until: formatDay(t.locale, untilOn),
		asked: formatDay(t.locale, askedOn),
		lost: count('lost'),
		later: count('later'),
		work: formatNumber(t.locale, result.whole.work),
		hole: formatNumber(t.locale, Math.round(result.hole.reduce((sum, { days }) => sum + days, 0))),
	});
}

export function keyTaskText(t: Translate, { name, level, hasDeputy }: Evidence['keyTasks'][number]): string {
	const told = { name, level: t(`keytask.level.${level}`).toLocaleLowerCase(t.locale) };
	return t(hasDeputy ? 'case.ev.keyTask' : 'case.ev.keyTaskNoDeputy', told);
}
