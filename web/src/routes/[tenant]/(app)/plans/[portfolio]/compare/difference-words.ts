import type { Difference } from '#domain/portfolio/plan/comparison.ts';
import { formatDay, formatMoney } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

/** What became of a need, in one sentence. */
export function whatText(t: Translate, { code, from, to, weeks, cost }: Difference): string {
	const span = (dates: Difference['from']) =>
		dates ? `${formatDay(t.locale, dates.startsOn)}–${formatDay(t.locale, dates.endsOn)}` : '';
	const values = {
		from: span(from),
		to: span(to),
		weeks: Math.abs(weeks),
		before: cost ? formatMoney(t.locale, cost.from) : '',
		after: cost ? formatMoney(t.locale, cost.to) : '',
	};
	const what =
		code === 'moved'
			? t(weeks > 0 ? 'plan.diff.later' : 'plan.diff.earlier', values)
			: t(`plan.diff.${code}`, values);
	return cost && code !== 'cost' ? `${what} ${t('plan.diff.cost', values)}` : what;
}
