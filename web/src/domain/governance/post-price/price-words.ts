import type { Translate } from '#platform/locale/translate.ts';
import type { PriceItem } from './post-price.ts';

/** What happens to the need, in a few words. */
export function itemText(t: Translate, { code, weeks }: Pick<PriceItem, 'code' | 'weeks'>): string {
	return t(`price.what.${code}`, { weeks: Math.abs(weeks) });
}
