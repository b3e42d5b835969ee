import { formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';

export function takesText(t: Translate, { posts, days }: { posts: number; days: number }): string {
	return posts === 0 ? '–' : t('training.takesOf', { days: formatNumber(t.locale, days), posts });
}
