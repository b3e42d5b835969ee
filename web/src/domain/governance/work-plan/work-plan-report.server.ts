import type { Block, Report, ReportCell } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { planTitle } from './work-plan-words.ts';
import { sumOf, type PlanContent, type PlanLine } from './work-plan.ts';
import * as plans from './work-plan.server.ts';

/** The plan as it was adopted. */
export async function adoptedReport(actor: Actor, id: string, language: Locale): Promise<Report> {
	const { content, adoptedOn } = await plans.adopted(actor, id);
	return workPlanReport(actor, content, { adoptedOn, language });
}

/** The plan of a work-year: its measures by goal, who does them and when, and their money by calendar year. */
export async function workPlanReport(
	actor: Actor,
	content: PlanContent,
	{ adoptedOn, language }: { adoptedOn: string | null; language: Locale },
): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	const days = { from: formatDay(t.locale, content.from), to: formatDay(t.locale, content.to) };
	return {
		...head,
		title: planTitle(t, content),
		subtitle: adoptedOn ? t('review.plan.period', days) : t('review.plan.draft', days),
		date: adoptedOn ?? today(),
		facts: adoptedOn ? [{ name: t('review.plan.adopted'), value: formatDay(t.locale, adoptedOn) }] : [],
		blocks: [
			...content.preface
				.split(/\n\s*\n/)
				.filter((part) => part.trim())
				.map((part): Block => ({ kind: 'paragraph', text: part.trim() })),
			{ kind: 'heading', level: 1, text: t('review.plan.measures') },
			work(t, content.lines),
			{ kind: 'heading', level: 1, text: t('review.plan.money') },
			money(t, content),
			...undated(t, content.undated),
		],
	};
}

const nameOf = ({ code, title }: PlanLine) => `${code} ${title}`;

function work(t: Translate, lines: readonly PlanLine[]): Block {
	return {
		kind: 'table',
		caption: t('review.plan.workTable'),
		columns: [
			{ name: t('review.agenda.measure'), kind: 'text', width: 2 },
			{ name: t('review.agenda.goal'), kind: 'text', width: 1.5 },
			{ name: t('review.plan.who'), kind: 'text', width: 1.5 },
			{ name: t('common.start'), kind: 'date' },
			{ name: t('common.end'), kind: 'date' },
		],
		rows: lines.map((line) => [
			nameOf(line),
			`${line.goalCode} ${line.goal}`,
			[line.implementing || line.planning, ...line.units].filter(Boolean).join('\n'),
			line.from,
			line.to,
		]),
	};
}

function money(t: Translate, { lines, years }: PlanContent): Block {
	return {
		kind: 'table',
		caption: t('review.plan.moneyTable'),
		columns: [
			{ name: t('review.agenda.measure'), kind: 'text', width: 2 },
			...years.map((year) => ({ name: String(year), kind: 'money' as const })),
		],
		rows: lines.map((line): ReportCell[] => [nameOf(line), ...line.money.map(({ euros }) => euros)]),
		totals: [t('common.total'), ...years.map((year) => sumOf(lines, year))],
	};
}

function undated(t: Translate, lines: readonly PlanLine[]): Block[] {
	if (lines.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('review.plan.undated') },
		{ kind: 'list', items: lines.map((line) => ({ text: nameOf(line) })) },
	];
}
