import type { Change } from '#domain/portfolio/schedule/changes.ts';
import { formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

export function changeText(t: Translate, change: Change): string {
	const euros = (amount: number | null) =>
		amount === null ? t('plan.noLimit') : formatMoney(t.locale, amount);
	switch (change.code) {
		case 'need_cost':
			return t('plan.change.need_cost', {
				...named(change),
				before: euros(change.before),
				after: euros(change.after),
			});
		case 'capacity':
		case 'reserved':
			return t(`plan.change.${change.code}`, daysOf(t, change));
		case 'budget': {
			const { kind, year, before, after } = change;
			return t('plan.change.budget', {
				kind: t(`plan.kind.${kind}`),
				year: String(year),
				before: euros(before),
				after: euros(after),
			});
		}
		case 'vacant':
			return t('plan.change.vacant', { post: change.title });
		case 'values':
			return t('plan.change.values', { count: change.count });
		case 'closures':
		case 'allowances':
			return t(`plan.change.${change.code}`);
		default:
			return t(`plan.change.${change.code}`, named(change));
	}
}

function daysOf(t: Translate, change: Extract<Change, { code: 'capacity' | 'reserved' }>) {
	const what =
		change.code === 'reserved' ? { title: change.title } : { role: change.role, year: String(change.year) };
	const days = (amount: number) => formatNumber(t.locale, amount);
	return { ...what, before: days(change.before), after: days(change.after) };
}

function named({ need }: { need: { number: number; title: string } }) {
	return { need: `${need.number} ${need.title}` };
}
