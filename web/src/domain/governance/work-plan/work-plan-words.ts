import { yearName } from '../duty/rule.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { PlanContent } from './work-plan.ts';

type Named = Pick<PlanContent, 'kind' | 'ownName'>;

export const planName = (t: Translate, { kind, ownName }: Named): string =>
	kind === 'own' ? ownName : t(`review.plan.kind.${kind}`);

/** `Arbetsårsplan 2027–2028, Medborgarinstitutet`. */
export function planTitle(
	t: Translate,
	content: Named & Pick<PlanContent, 'area' | 'year' | 'from'>,
): string {
	const starts = content.from.slice(5) === '01-01' ? 1 : 8;
	return `${planName(t, content)} ${yearName(content.year, starts)}, ${content.area}`;
}
