import { formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { PublicCost } from './public-view.ts';

/** Bounds in euros. A class, not the sum: an estimate told to the cent would be the price in the tendering. */
const bounds = [1_000, 5_000, 10_000, 50_000, 100_000] as const;

/** `below` null = at least `from`; both 0 = costs nothing. */
export interface CostClass {
	from: number;
	below: number | null;
}

export function costClass(euros: number): CostClass {
	if (euros <= 0) return { from: 0, below: 0 };
	const index = bounds.findIndex((bound) => euros < bound);
	if (index === -1) return { from: bounds[bounds.length - 1]!, below: null };
	return { from: index === 0 ? 0 : bounds[index - 1]!, below: bounds[index]! };
}

export function isFree({ below }: CostClass): boolean {
	return below === 0;
}

/** "1 000–5 000 €", and for what comes again each year "alle 1 000 € vuodessa". */
export function costText(t: Translate, { once, yearly }: PublicCost): string {
	const parts = [
		isFree(once) ? '' : classText(t, once),
		isFree(yearly) ? '' : t('public.cost.yearly', { cost: classText(t, yearly) }),
	].filter(Boolean);
	if (parts.length === 0) return t('public.cost.none');
	return parts.length === 1 ? parts[0]! : t('public.cost.both', { once: parts[0]!, yearly: parts[1]! });
}

export function classText(t: Translate, { from, below }: CostClass): string {
	const euros = (amount: number) => formatMoney(t.locale, amount);
	if (below === 0) return t('public.cost.none');
	if (below === null) return t('public.cost.over', { from: euros(from) });
	return from === 0
		? t('public.cost.under', { below: euros(below) })
		: t('public.cost.between', { from: formatNumber(t.locale, from), below: euros(below) });
}
