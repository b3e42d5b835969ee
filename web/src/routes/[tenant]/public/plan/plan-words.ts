import { yearOf, type PlannedItem } from '#domain/exchange/public-view/public-view.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { TimelineRow } from '#ui/timeline/timeline.ts';
import type { StatusTone } from '#ui/tones.ts';

/** How a planned need stands on the day. */
export function standing(
	t: Translate,
	{ fate, startsOn, endsOn }: PlannedItem,
	today: string,
): { tone: StatusTone; text: string } {
	if (fate === 'done') return { tone: 'good', text: t('public.fate.done') };
	if (fate === 'dropped') return { tone: 'bad', text: t('public.fate.dropped') };
	if (today < startsOn) return { tone: 'quiet', text: t('public.fate.upcoming') };
	return today <= endsOn
		? { tone: 'info', text: t('public.fate.underWay') }
		: { tone: 'warn', text: t('public.fate.overdue') };
}

export function byYear(items: readonly PlannedItem[]): { year: number; items: PlannedItem[] }[] {
	const years = Map.groupBy(items, ({ startsOn }) => yearOf(startsOn));
	return [...years].sort(([a], [b]) => a - b).map(([year, list]) => ({ year, items: list }));
}

const tones = { done: 3, dropped: 6, open: 1 } as const;

/** One row for each need, in order of their start. */
export function timelineRows(t: Translate, items: readonly PlannedItem[], today: string): TimelineRow[] {
	return items.map((item) => ({
		id: item.id,
		label: item.title,
		bars: [
			{
				id: item.id,
				label: item.title,
				start: item.startsOn,
				end: item.endsOn,
				href: `#n${item.number}`,
				tone: tones[item.fate],
				text: item.fate === 'open' ? '' : t(`public.fate.${item.fate}`),
				note: standing(t, item, today).text,
			},
		],
	}));
}
