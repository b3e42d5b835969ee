import type { ShortageLine } from '#domain/portfolio/schedule/relief.ts';
import { formatDay, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { givenText } from '../../given-words.ts';

/** What is missing, as a few words. */
export function missingText(t: Translate, line: ShortageLine): string {
	const day = (value: string | undefined) => (value ? formatDay(t.locale, value) : '');
	switch (line.code) {
		case 'time':
			return t('relief.time', {
				role: line.role ?? '',
				days: formatNumber(t.locale, line.amount ?? 0),
				from: day(line.from),
				to: day(line.to),
			});
		case 'money':
			return givenText(t, { kind: 'money', budget: line.kind!, years: line.years ?? [] }, []);
		case 'deadline':
			return t('relief.deadline', { day: day(line.to) });
		case 'earliest':
			return t('relief.earliest', { day: day(line.to) });
		case 'predecessor':
			return t('relief.predecessor', { need: nameOf(line), count: line.amount ?? 0 });
		case 'predecessor_missing':
			return t('relief.predecessor_missing', { need: nameOf(line) });
		case 'exclusive':
			return t('relief.exclusive', { need: nameOf(line) });
		default:
			return t('relief.other');
	}
}

function nameOf({ need }: ShortageLine): string {
	return need ? `${need.number} ${need.title}` : '';
}
