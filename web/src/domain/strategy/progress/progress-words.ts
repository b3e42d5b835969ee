import type { Translate } from '#platform/locale/translate.ts';
import type { RiskCode } from './progress.ts';

/** Why: "2 toimenpidettä jumissa, 1 mittari jäljessä". */
export function riskText(t: Translate, counts: readonly { code: RiskCode; count: number }[]): string {
	return counts.map(({ code, count }) => t(`rollup.risk.${code}`, { count })).join(', ');
}
