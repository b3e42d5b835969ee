import type { BrokenLine } from '#domain/portfolio/plan/broken.ts';
import { formatDay, formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

/** What of an adopted plan does not hold any more, in one sentence. */
export function brokenText(t: Translate, line: BrokenLine): string {
	const { reserved = [] } = line;
	const { code, needs, role = '', kind, year, days, missing, money } = line;
	const names = needs.map(({ number, title }) => `${number} ${title}`);
	const sentence = t(`repair.broken.${code}`, {
		need: names[0] ?? '',
		other: names[1] ?? '',
		role,
		kind: kind ? t(`plan.kind.${kind}`) : '',
		year: String(year ?? ''),
		from: days ? formatDay(t.locale, days.from) : '',
		to: days ? formatDay(t.locale, days.to) : '',
		missing: formatNumber(t.locale, missing ?? 0),
		needed: formatMoney(t.locale, money?.needed ?? 0),
		available: formatMoney(t.locale, money?.available ?? 0),
	});
	const titles = reserved.join(', ');
	return titles ? `${sentence} ${t('repair.reserved', { count: reserved.length, titles })}` : sentence;
}

const LONGEST_TITLE = 180;

/** How the scenario that repairs the plan is named. */
export function repairName(t: Translate, title: string): string {
	return t('repair.name', { plan: title.slice(0, LONGEST_TITLE) });
}
