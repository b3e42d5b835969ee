import type { FactValue } from '#domain/portfolio/need/merger.ts';
import { kindText } from '#domain/portfolio/need/need-words.ts';
import { formatDay, formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { MessageKey, Translate } from '#platform/locale/translate.ts';

const labels: Record<string, MessageKey> = {
	title: 'need.heading',
	kind: 'need.kind',
	costInvestment: 'need.investment',
	costOneOff: 'need.oneOff',
	costYearly: 'need.yearly',
	earliestOn: 'need.earliest',
	deadlineOn: 'need.deadline',
	durationWeeks: 'need.duration',
};

export function factLabel(t: Translate, { field, role }: { field: string; role: string | null }): string {
	const key = labels[field];
	return key ? t(key) : t('need.daysOf', { role: role ?? '' });
}

export function factText(t: Translate, field: string, value: FactValue): string {
	if (value === null || value === 0 || value === '') return t('need.notSet');
	if (field.startsWith('cost')) return formatMoney(t.locale, Number(value));
	if (field.startsWith('effort')) return `${formatNumber(t.locale, Number(value))} ${t('need.daysUnit')}`;
	if (field === 'durationWeeks') return t('need.weeks', { count: Number(value) });
	if (field === 'kind') return kindText(t, String(value));
	return field.endsWith('On') ? formatDay(t.locale, String(value)) : String(value);
}
