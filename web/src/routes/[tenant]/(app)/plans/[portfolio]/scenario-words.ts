import type { Scenario } from '#domain/portfolio/scenario/scenario.ts';
import { scheduleStates } from '#domain/portfolio/schedule/schedule.ts';
import type { Translate } from '#platform/locale/translate.ts';

/** Where a scenario differs from the plain facts, in a few words. */
export function assumptionsText(t: Translate, scenario: Scenario): string {
	const { budgetPercent, capacityPercent, withoutPosition, keepsPlan, fairPercent } = scenario;
	const parts = [
		budgetPercent === 100 ? '' : t('plan.moneyAt', { percent: budgetPercent }),
		capacityPercent === 100 ? '' : t('plan.timeAt', { percent: capacityPercent }),
		withoutPosition ? t('plan.without', { post: withoutPosition }) : '',
		keepsPlan ? t('plan.repairs', { plan: keepsPlan }) : '',
		fairPercent > 0 ? t('plan.fair.guaranteed', { percent: fairPercent }) : '',
	].filter(Boolean);
	return parts.length > 0 ? parts.join(', ') : t('plan.asIs');
}

export function stateText(t: Translate, state: string | undefined): string {
	const known = scheduleStates.find((one) => one === state);
	return known ? t(`plan.state.${known}`) : t('plan.state.none');
}
