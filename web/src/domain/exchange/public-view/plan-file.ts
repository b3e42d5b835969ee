import { formatDay } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { classText } from './cost-class.ts';
import { publicReasonText } from './public-reason.ts';
import { yearOf, type LeftOutItem, type PlannedItem, type PublicPlan } from './public-view.ts';

type Item = PlannedItem | LeftOutItem;

/** The published plan as open data; the names of the fields stay the same in every language. */
export function planFile(
	{ plan, planned, leftOut }: PublicPlan,
	municipality: { name: string; slug: string },
) {
	const { title, portfolio, firstYear, lastYear, adoptedAt, publishedAt } = plan;
	return {
		format: 'luotsi-plan-1',
		municipality,
		plan: { id: plan.id, title, portfolio, firstYear, lastYear, adoptedAt, publishedAt },
		needs: [...planned, ...leftOut].map((item) => ({
			number: item.number,
			title: item.title,
			kind: item.kind,
			units: item.units,
			outcome: 'startsOn' in item ? 'planned' : 'left_out',
			year: 'startsOn' in item ? yearOf(item.startsOn) : null,
			startsOn: 'startsOn' in item ? item.startsOn : null,
			endsOn: 'startsOn' in item ? item.endsOn : null,
			costOnce: item.cost.once,
			costYearly: item.cost.yearly,
			fate: item.fate,
			fateReason: item.fateReason,
			reasons: 'reasons' in item ? item.reasons : [],
		})),
	};
}

/** The same as rows for a spreadsheet, in the reader's words. */
export function planRows(
	t: Translate,
	{ planned, leftOut }: PublicPlan,
	kindOf: (kind: string | null) => string,
) {
	const columns = [
		'number',
		'need',
		'kind',
		'units',
		'year',
		'starts',
		'ends',
		'once',
		'yearly',
		'state',
		'why',
	] as const;
	const row = (item: Item) => {
		const isPlanned = 'startsOn' in item;
		return [
			item.number,
			item.title,
			kindOf(item.kind),
			item.units.join('; '),
			isPlanned ? yearOf(item.startsOn) : null,
			isPlanned ? formatDay(t.locale, item.startsOn) : null,
			isPlanned ? formatDay(t.locale, item.endsOn) : null,
			classText(t, item.cost.once),
			classText(t, item.cost.yearly),
			stateText(t, item),
			whyText(t, item),
		];
	};
	return {
		columns: columns.map((column) => t(`public.column.${column}`)),
		rows: [...planned, ...leftOut].map(row),
	};
}

export function stateText(t: Translate, item: Item): string {
	if (item.fate !== 'open') return t(`public.fate.${item.fate}`);
	return t(`public.state.${'startsOn' in item ? 'planned' : 'left_out'}`);
}

export function whyText(t: Translate, item: Item): string {
	if (item.fate !== 'open') return item.fateReason;
	return 'reasons' in item ? item.reasons.map((reason) => publicReasonText(t, reason)).join(' ') : '';
}
