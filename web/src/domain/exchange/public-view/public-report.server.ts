import type { Block, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import { kindText } from '#domain/portfolio/need/need-words.ts';
import { textBlocks } from '#domain/strategy/edition/text-blocks.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { costText } from './cost-class.ts';
import { stateText, whyText } from './plan-file.ts';
import type { LeftOutItem, PlannedItem, PublicPlan, PublicStrategy } from './public-view.ts';

/** The published plan as anybody may read it: classes of cost in place of sums, reasons without inner matters. */
export async function publicPlanReport(actor: Actor, view: PublicPlan, language: Locale): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	const { plan, planned, leftOut } = view;
	const years = plan.firstYear === plan.lastYear ? `${plan.firstYear}` : `${plan.firstYear}–${plan.lastYear}`;
	return {
		...head,
		title: plan.title,
		subtitle: t('document.plan.kind', { years }),
		date: today(plan.publishedAt),
		facts: [
			{ name: t('plan.adoptedOn'), value: formatDay(t.locale, plan.adoptedAt) },
			{ name: t('plan.publicState'), value: formatDay(t.locale, plan.publishedAt) },
		],
		blocks: [...plannedTable(t, planned), ...leftTable(t, leftOut)],
	};
}

const sharedColumns = (t: Translate) => [
	{ name: t('public.column.need'), kind: 'text' as const, width: 2 },
	{ name: t('public.column.units'), kind: 'text' as const, width: 1.5 },
];

function plannedTable(t: Translate, items: readonly PlannedItem[]): Block[] {
	if (items.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.plan.scheduledTable') },
		{
			kind: 'table',
			caption: t('document.plan.scheduledTable'),
			columns: [
				...sharedColumns(t),
				{ name: t('public.column.starts'), kind: 'date' },
				{ name: t('public.column.ends'), kind: 'date' },
				{ name: t('plan.cost'), kind: 'text' },
				{ name: t('public.column.state'), kind: 'text' },
			],
			rows: items.map((item) => [
				item.title,
				item.units.join(', '),
				item.startsOn,
				item.endsOn,
				costText(t, item.cost),
				[stateText(t, item), whyText(t, item)].filter(Boolean).join(': '),
			]),
		},
	];
}

function leftTable(t: Translate, items: readonly LeftOutItem[]): Block[] {
	if (items.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('plan.leftTable') },
		{
			kind: 'table',
			caption: t('document.plan.leftTable'),
			columns: [
				...sharedColumns(t),
				{ name: t('public.column.kind'), kind: 'text' },
				{ name: t('public.column.why'), kind: 'text', width: 2 },
			],
			rows: items.map((item) => [
				item.title,
				item.units.join(', '),
				kindText(t, item.kind),
				whyText(t, item),
			]),
		},
	];
}

/** The published strategy: its text, and the goals that stand on it. */
export async function publicStrategyReport(
	actor: Actor,
	{ title, area, clauses, goals }: PublicStrategy,
	language: Locale,
): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	return {
		...head,
		title,
		...(area && { subtitle: area }),
		date: today(),
		hasCover: true,
		blocks: [
			...textBlocks(title, clauses),
			...(goals.length > 0
				? [{ kind: 'heading' as const, level: 1 as const, text: t('document.edition.goals') }]
				: []),
			...goals.flatMap((goal): Block[] => [
				{ kind: 'heading', level: 2, number: goal.code, text: goal.title },
				...(goal.description ? [{ kind: 'paragraph' as const, text: goal.description }] : []),
			]),
		],
	};
}
