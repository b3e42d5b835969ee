import type { Block } from '@luotsi/documents/report';
import type { Translate } from '#platform/locale/translate.ts';
import { itemText } from '../post-price/price-words.ts';
import type { Loss, PriceResult } from '../post-price/post-price.ts';

const euros = ({ money }: Loss) => money.investment + money.one_off + money.yearly;

/** Need by need, with the whole in the last row; nothing where nothing is lost. */
export function priceTable(t: Translate, { items, whole }: PriceResult): Block[] {
	if (items.length === 0) return [];
	return [
		{
			kind: 'table',
			caption: t('case.ev.priceItems'),
			columns: [
				{ name: t('case.ev.need'), kind: 'text', width: 3 },
				{ name: t('price.column.what'), kind: 'text', width: 2 },
				{ name: t('price.column.work'), kind: 'number', decimals: 1 },
				{ name: t('price.column.money'), kind: 'money' },
			],
			rows: items.map((item) => [
				`${item.need.number} ${item.need.title}`,
				itemText(t, item),
				item.work,
				euros(item),
			]),
			totals: [t('price.all'), '', whole.work, euros(whole)],
		},
	];
}
