import { formatDay } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { answeredBy, gapsOf, type Occurrence } from './occurrence.ts';
import type { Rule, Which } from './rule.ts';
import { writeDayOfYear } from './rule-form.ts';

const weekday = (t: Translate, number: number) => t(`year.weekday.${number as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
const monthName = (t: Translate, month: number) =>
	new Intl.DateTimeFormat(t.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));

/** Months and weekdays as the choices of a form. */
export function monthOptions(t: Translate) {
	return Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthName(t, at + 1) }));
}

export function weekdayOptions(t: Translate) {
	return Array.from({ length: 7 }, (_, at) => ({ value: String(at + 1), label: weekday(t, at + 1) }));
}

export const whichText = (t: Translate, which: Which) => t(`year.which.${which}`);

export function ruleText(t: Translate, rule: Rule): string {
	switch (rule.kind) {
		case 'month':
			return t('year.ruleText.month', { month: monthName(t, rule.month) });
		case 'between':
			return t('year.ruleText.between', { from: writeDayOfYear(rule.from), to: writeDayOfYear(rule.to) });
		case 'workday_by':
			return t('year.ruleText.workday_by', { day: writeDayOfYear(rule.day) });
		case 'weekday_before':
			return t('year.ruleText.weekday_before', {
				weekday: weekday(t, rule.weekday),
				day: writeDayOfYear(rule.day),
			});
		case 'once':
			return t('year.ruleText.once', { day: formatDay(t.locale, rule.on) });
		case 'weekday':
			return t('year.ruleText.weekday', {
				which: whichText(t, rule.which),
				weekday: weekday(t, rule.weekday),
				month: monthName(t, rule.month),
			});
	}
}

/** Who is asked for it, in words; nobody is a gap and is told as one. */
export function answersText(t: Translate, one: Occurrence): string {
	const asked = answeredBy(one);
	if (!asked) return '';
	const { post, person } = asked;
	return asked.as === 'owner'
		? t('year.answersOwner', { post, person })
		: t('year.answersChair', { post, person });
}

export function gapTexts(t: Translate, one: Occurrence): string[] {
	return gapsOf(one).map((gap) => t(`year.gap.${gap}`));
}

/** `31.3.`: the year is told by what stands around it. */
export function shortDay(day: string): string {
	return `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.`;
}
