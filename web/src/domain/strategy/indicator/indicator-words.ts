import { formatNumber, formatPercent } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { FollowUp } from './follow-up.ts';

/** `87 %`, `1 234 kpl`. */
export function valueText(t: Translate, value: number, unit: string): string {
	const number = formatNumber(t.locale, value);
	return unit === '' ? number : `${number}\u00A0${unit}`;
}

/** How it goes, in one sentence: "87 % of the target of 2027, rising". */
export function followUpText(t: Translate, followed: FollowUp, unit: string, isAimed = true): string {
	const { latest, target, share, trend, outlook } = followed;
	if (!latest) return t('indicator.say.noReadings');
	const value = valueText(t, latest.value, unit);
	const going = trend ? t(`indicator.trend.${trend}`) : '';
	if (!isAimed) return t('indicator.say.plain', { value, year: latest.year, going });
	if (!target) return t('indicator.say.noTarget', { value, year: latest.year, going });
	const facts = { value, year: target.year, target: valueText(t, target.value, unit), going };
	if (outlook === 'reached') return t('indicator.say.reached', facts);
	if (share === null) return t('indicator.say.apart', facts);
	return t('indicator.say.share', { ...facts, share: formatPercent(t.locale, share) });
}
