import { blocksOfMarkdown, type Block, type Report, type ReportCell } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay, formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { keyTaskText, nowText, priceText, stepName } from './case-words.ts';
import type { Evidence, MemoContent } from './memo.ts';
import { costsOf, costSum } from './costs.ts';
import type { Decided } from './post-case.ts';
import * as cases from './post-case.server.ts';
import { priceTable } from './price-table.ts';

/** The memo of a decision, as it was when it was made. */
export async function decidedMemo(actor: Actor, decisionId: string, language: Locale): Promise<Report> {
	const { content, ...decision } = await cases.decided(actor, decisionId);
	return memoReport(actor, content, { decision, language });
}

/** The memo as the case stands. */
export async function draftMemo(actor: Actor, caseId: string, language: Locale): Promise<Report> {
	return memoReport(actor, await cases.memo(actor, caseId), { decision: null, language });
}

async function memoReport(
	actor: Actor,
	content: MemoContent,
	{ decision, language }: { decision: Decided | null; language: Locale },
): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	const { facts, asOf } = content;
	const day = (one: string) => formatDay(t.locale, one);
	return {
		...head,
		title: t('case.memoTitle', { title: facts.title }),
		subtitle: decision
			? t('case.decisionLine', {
					outcome: t(`case.outcome.${decision.outcome}`),
					day: day(decision.decidedOn),
					decider: decision.decider,
				})
			: t('case.memoDraft', { day: day(asOf) }),
		date: decision?.decidedOn ?? asOf,
		facts: [
			{ name: t('case.factPost'), value: `${facts.post} (${facts.role})` },
			{ name: t('case.factNow'), value: nowText(t, facts) },
			{ name: t('case.field.startsOn'), value: day(facts.startsOn) },
			...(facts.owner ? [{ name: t('case.field.owner'), value: facts.owner }] : []),
		],
		blocks: [
			heading(t('case.proposal')),
			paragraph(t('case.proposalText', { post: facts.post, role: facts.role, day: day(facts.startsOn) })),
			...decided(t, decision),
			heading(t('case.grounds')),
			...(facts.grounds ? blocksOfMarkdown(facts.grounds) : [paragraph(t('case.noGrounds'))]),
			...evidence(t, content.evidence),
			...costs(t, content),
			...path(t, content),
		],
	};
}

const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const list = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((text) => ({ text })) });

function decided(t: Translate, decision: Decided | null): Block[] {
	if (!decision) return [];
	const facts = [
		{ name: t('case.outcome'), value: t(`case.outcome.${decision.outcome}`) },
		{ name: t('case.decidedOn'), value: formatDay(t.locale, decision.decidedOn) },
		{ name: t('case.decider'), value: decision.decider },
		...(decision.caseNumber ? [{ name: t('case.caseNumber'), value: decision.caseNumber }] : []),
		...(decision.reason ? [{ name: t('case.reason'), value: decision.reason }] : []),
	];
	return [heading(t('case.decision')), { kind: 'facts', facts }];
}

function evidence(t: Translate, told: Evidence): Block[] {
	const { required, carries, keyTasks, price } = told;
	return [
		heading(t('case.evidence')),
		heading(t('case.ev.required'), 2),
		required.length > 0
			? list(
					required.map(({ strategy, number, text }) => t('case.ev.requiredLine', { strategy, number, text })),
				)
			: paragraph(t('case.ev.notRequired')),
		heading(t('case.ev.load'), 2),
		...load(t, told),
		heading(t('case.ev.waiting'), 2),
		...waiting(t, told),
		heading(t('case.ev.price'), 2),
		...(price
			? [paragraph(priceText(t, price)), ...priceTable(t, price.result)]
			: [paragraph(t('case.ev.priceNone'))]),
		heading(t('case.ev.carries'), 2),
		carries.length > 0 ? list(carries.map(({ name }) => name)) : paragraph(t('case.ev.carriesNone')),
		heading(t('case.ev.keyTasks'), 2),
		keyTasks.length > 0
			? list(keyTasks.map((task) => keyTaskText(t, task)))
			: paragraph(t('case.ev.keyTasksNone')),
	];
}

function load(t: Translate, { planned, load: years }: Evidence): Block[] {
	const sum = t('case.ev.planned', { needs: planned.needs, days: formatNumber(t.locale, planned.days) });
	if (years.length === 0) return [paragraph(sum)];
	return [
		paragraph(sum),
		{
			kind: 'table',
			caption: t('case.ev.loadTable'),
			columns: [
				{ name: t('case.ev.year'), kind: 'text' },
				{ name: t('case.ev.work'), kind: 'number', decimals: 1 },
				{ name: t('case.ev.capacity'), kind: 'number', decimals: 1 },
			],
			rows: years.map(({ year, work, capacity }) => [String(year), work, capacity]),
		},
	];
}

function waiting(t: Translate, { waiting: needs }: Evidence): Block[] {
	const days = needs.reduce((sum, need) => sum + need.days, 0);
	const sum = t('case.ev.waitingSum', { count: needs.length, days: formatNumber(t.locale, days) });
	if (needs.length === 0) return [paragraph(sum)];
	return [
		paragraph(sum),
		{
			kind: 'table',
			caption: t('case.ev.waiting'),
			columns: [
				{ name: t('case.ev.need'), kind: 'text', width: 4 },
				{ name: t('case.ev.days'), kind: 'number' },
			],
			rows: needs.map((need) => [`${need.number} ${need.title}`, need.days]),
		},
	];
}

function costs(t: Translate, { facts }: MemoContent): Block[] {
	const years = costsOf(facts);
	const sum = costSum(years);
	if (sum.total === 0) return [heading(t('case.costs')), paragraph(t('case.costsNone'))];
	const money = { years: facts.years, total: sum.total, present: sum.present, added: sum.added };
	const columns = ['salary', 'side', 'other', 'oneOff', 'total', 'present', 'added'] as const;
	return [
		heading(t('case.costs')),
		paragraph(
			t('case.costsSum', {
				years: money.years,
				total: formatMoney(t.locale, money.total),
				present: formatMoney(t.locale, money.present),
				added: formatMoney(t.locale, money.added),
			}),
		),
		{
			kind: 'table',
			caption: t('case.costsTable'),
			columns: [
				{ name: t('case.costs.year'), kind: 'text' },
				...columns.map((name) => ({ name: t(`case.costs.${name}`), kind: 'money' as const })),
			],
			rows: years.map((one): ReportCell[] => [String(one.year), ...cellsOf(one)]),
			totals: [t('common.total'), ...cellsOf(sum)],
		},
	];
}

const cellsOf = (one: ReturnType<typeof costSum>): number[] => [
	one.salary,
	one.sideCosts,
	one.other,
	one.oneOff,
	one.total,
	one.present,
	one.added,
];

function path(t: Translate, { steps, facts }: MemoContent): Block[] {
	return [
		heading(t('case.path')),
		{
			kind: 'table',
			caption: t('case.path'),
			columns: [
				{ name: t('case.column.step'), kind: 'text', width: 2 },
				{ name: t('case.column.who'), kind: 'text', width: 2 },
				{ name: t('case.column.due'), kind: 'date' },
				{ name: t('case.column.done'), kind: 'date' },
			],
			rows: steps.map((step) => [
				stepName(t, step),
				[step.body ?? facts.body, step.post ?? facts.owner].filter(Boolean).join(', '),
				step.dueOn,
				step.outcome === 'done' ? step.doneOn : null,
			]),
		},
	];
}
