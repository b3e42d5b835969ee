import type { Given } from '#domain/portfolio/allowance/allowance.ts';
import { addDays } from '#platform/day.ts';
import { formatDay, formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

const FRIDAY = 4;

/** What a scenario takes for granted, as a few words. */
export function givenText(
	t: Translate,
	given: Given,
	roles: readonly { id: string; name: string }[],
): string {
	switch (given.kind) {
		case 'time':
			return t('relief.time', {
				role: roles.find(({ id }) => id === given.roleId)?.name ?? '',
				days: formatNumber(
					t.locale,
					given.weeks.reduce((sum, { days }) => sum + days, 0),
				),
				from: formatDay(t.locale, given.weeks[0]!.on),
				to: formatDay(t.locale, addDays(given.weeks.at(-1)!.on, FRIDAY)),
			});
		case 'money':
			return given.years
				.map(({ year, amount }) =>
					t('relief.money', {
						kind: t(`plan.kind.${given.budget}`),
						year: String(year),
						amount: formatMoney(t.locale, Math.ceil(amount)),
					}),
				)
				.join('; ');
		case 'deadline':
			return t('relief.deadline', { day: formatDay(t.locale, given.on) });
		case 'earliest':
			return t('relief.earliest', { day: formatDay(t.locale, given.on) });
		case 'order':
			return t('relief.order', { before: String(given.number) });
	}
}
