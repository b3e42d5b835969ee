import type { Block, Fact, Report, ReportCell } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatMoney, formatPercent } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { riskText } from './progress-words.ts';
import * as progress from './progress.server.ts';
import { riskCodes, together, type Risk } from './progress.ts';
import { figuresOf, serviceRows, strategyRows, type Figures, type RollRow } from './rollup-rows.ts';

const MOST_RISKS = 100;

/** Every service on paper, for municipal ICT management: figures, why, and what is at risk. */
export async function rollUpReport(actor: Actor, language: Locale): Promise<Report> {
	const whole = await progress.whole(actor);
	const { t, head } = await letterhead(actor, language);
	const all = together(whole.leaves.map(({ roll }) => roll));
	const services = serviceRows(whole, whole.leaves).map((row) => ({
		...row,
		name: row.name || t('rollup.common'),
	}));
	const grave = all.risks.toSorted((a, b) => riskCodes.indexOf(a.code) - riskCodes.indexOf(b.code));
	return {
		...head,
		title: t('rollup.title'),
		subtitle: t('rollup.documentKind'),
		date: whole.day,
		facts: factsOf(t, figuresOf(all)),
		blocks: [
			...section(t, t('rollup.byService'), services),
			...section(t, t('rollup.byStrategy'), strategyRows(whole, whole.leaves)),
			...risksOf(t, grave.slice(0, MOST_RISKS), grave.length),
		],
	};
}

function factsOf(t: Translate, figures: Figures): Fact[] {
	const { measures, done, cost, costYearly, level } = figures;
	const money = formatMoney(t.locale, cost);
	const yearly = costYearly > 0 ? ` ${t('rollup.yearly', { money: formatMoney(t.locale, costYearly) })}` : '';
	return [
		{ name: t('rollup.measures'), value: t('rollup.measureNote', { count: measures, done }) },
		{ name: t('rollup.progress'), value: percentOf(t, figures) },
		{ name: t('rollup.cost'), value: money + yearly },
		{ name: t('rollup.riskLabel'), value: t(`rollup.level.${level}`) },
	];
}

const percentOf = (t: Translate, { progress: part }: Figures) =>
	part === null ? '–' : formatPercent(t.locale, part);

const share = ({ kept, of }: Figures['schedule']) => (of === 0 ? '–' : `${kept} / ${of}`);

function section(t: Translate, caption: string, rows: readonly RollRow[]): Block[] {
	if (rows.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: caption },
		{
			kind: 'table',
			caption,
			columns: [
				{ name: t('rollup.name'), kind: 'text', width: 3 },
				{ name: t('rollup.measures'), kind: 'number' },
				{ name: t('rollup.progress'), kind: 'text' },
				{ name: t('rollup.schedule'), kind: 'text' },
				{ name: t('rollup.path'), kind: 'text' },
				{ name: t('rollup.cost'), kind: 'money', width: 2 },
				{ name: t('rollup.riskLabel'), kind: 'text' },
			],
			rows: rows.map((row): ReportCell[] => [
				row.name,
				row.measures,
				percentOf(t, row),
				share(row.schedule),
				share(row.path),
				row.cost,
				t(`rollup.level.${row.level}`),
			]),
		},
		...rows.flatMap((row): Block[] =>
			row.risks.length === 0
				? []
				: [{ kind: 'paragraph', style: 'small', text: `${row.name}: ${riskText(t, row.risks)}.` }],
		),
	];
}

function risksOf(t: Translate, risks: readonly Risk[], total: number): Block[] {
	if (risks.length === 0) return [];
	const more = total - risks.length;
	return [
		{ kind: 'heading', level: 1, text: t('rollup.risksTitle') },
		{
			kind: 'list',
			ordered: false,
			items: risks.map(({ name, code }) => ({ text: `${name}: ${t(`rollup.one.${code}`)}` })),
		},
		...(more > 0 ? [{ kind: 'paragraph' as const, text: t('rollup.moreRisks', { count: more }) }] : []),
	];
}
