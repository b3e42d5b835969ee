import type { Block, Report, ReportColumn } from '@luotsi/documents/report';
import { letterhead, type Letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { fridayOf, mondayOf, yearOf } from '../schedule/calendar.ts';
import { moneyLines } from '../schedule/load.ts';
import { reasonText } from '../schedule/reasons.ts';
import { timetable, type LeftOutRow, type TimetableRow } from '../schedule/timetable.ts';
import { planPicture } from './plan-picture.ts';
import type { Plan } from './plan.ts';

/** Needs in one picture: more would not fit on a page. */
const MOST_ROWS = 38;

/** The adopted plan of needs: what is done when, why then, what stays outside and why, and the money. */
export async function planReport(actor: Actor, plan: Plan, language: Locale): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	const { rows, leftOut } = timetable(plan.snapshot, plan.answer);
	return {
		...head,
		title: plan.title,
		subtitle: t('document.plan.kind', { years: yearsOf(plan) }),
		date: today(plan.adoptedAt),
		facts: factsOf(t, plan, rows, leftOut),
		hasCover: true,
		blocks: [
			...decision(t, plan),
			...schedule(t, head, plan, rows),
			...reasons(t, rows),
			...outside(t, leftOut),
			...money(t, plan),
		],
	};
}

function yearsOf({ snapshot: { problem } }: Plan): string {
	const [first, last] = [yearOf(problem, 0), yearOf(problem, problem.slots - 1)];
	return first === last ? String(first) : `${first}–${last}`;
}

function factsOf(
	t: Translate,
	plan: Plan,
	rows: readonly TimetableRow[],
	leftOut: readonly LeftOutRow[],
): NonNullable<Report['facts']> {
	return [
		{ name: t('plan.adoptedOn'), value: formatDay(t.locale, plan.adoptedAt) },
		{ name: t('plan.adoptedBy'), value: plan.adoptedBy },
		{ name: t('document.plan.number'), value: String(plan.number) },
		{ name: t('document.plan.scheduled'), value: String(rows.length) },
		{ name: t('document.plan.leftOut'), value: String(leftOut.length) },
	];
}

function decision(t: Translate, { decision: text }: Plan): Block[] {
	if (!text.trim()) return [];
	const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim());
	return [
		{ kind: 'heading', level: 1, text: t('plan.decision') },
		...paragraphs.map((part): Block => ({ kind: 'paragraph', text: part.trim() })),
	];
}

function schedule(t: Translate, head: Letterhead, plan: Plan, rows: readonly TimetableRow[]): Block[] {
	if (rows.length === 0) return [];
	const inOrder = rows.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn) || a.number - b.number);
	const once = ({ cost }: TimetableRow) => cost.investment + cost.one_off;
	const sum = (of: (row: TimetableRow) => number) => rows.reduce((total, row) => total + of(row), 0);
	return [
		{ kind: 'heading', level: 1, text: t('plan.scheduleTable') },
		...pictures(t, head, plan, inOrder),
		{
			kind: 'table',
			caption: t('document.plan.scheduledTable'),
			columns: [
				...needColumns(t),
				{ name: t('plan.units'), kind: 'text', width: 1.4 },
				{ name: t('common.start'), kind: 'date' },
				{ name: t('common.end'), kind: 'date' },
				{ name: t('document.plan.once'), kind: 'money' },
				{ name: t('document.plan.yearly'), kind: 'money' },
			],
			rows: inOrder.map((row) => [
				row.number,
				row.title,
				row.units.join(', '),
				row.startsOn,
				row.endsOn,
				once(row) || null,
				row.cost.yearly || null,
			]),
			totals: [null, t('common.total'), null, null, null, sum(once), sum(({ cost }) => cost.yearly)],
		},
	];
}

function needColumns(t: Translate): ReportColumn[] {
	return [
		{ name: t('plan.number'), kind: 'number', decimals: 0 },
		{ name: t('plan.need'), kind: 'text', width: 2 },
	];
}

/** One picture for each service area, or several where it has many needs. */
function pictures(t: Translate, head: Letterhead, plan: Plan, rows: readonly TimetableRow[]): Block[] {
	const { problem } = plan.snapshot;
	const frame = {
		from: mondayOf(problem, 0),
		to: fridayOf(problem, problem.slots - 1),
		colour: head.colour,
		locale: t.locale,
	};
	const areas = Map.groupBy(rows, ({ area }) => area);
	return [...areas].flatMap(([area, of]) =>
		Array.from({ length: Math.ceil(of.length / MOST_ROWS) }, (_, part): Block => {
			const shown = of.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
			const named = shown.map(({ number, title, ...days }) => ({ ...days, label: `${number} ${title}` }));
			return {
				kind: 'chart',
				caption: t('document.plan.timelineOf', { area }),
				svg: planPicture(named, frame),
				alt: t('document.plan.timelineAlt', {
					area,
					count: shown.length,
					first: formatDay(t.locale, shown[0]?.startsOn ?? ''),
					last: formatDay(
						t.locale,
						shown
							.map(({ endsOn }) => endsOn)
							.toSorted()
							.at(-1) ?? '',
					),
				}),
			};
		}),
	);
}

function reasons(t: Translate, rows: readonly TimetableRow[]): Block[] {
	if (rows.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.plan.why') },
		{
			kind: 'table',
			caption: t('document.plan.whyTable'),
			columns: [...needColumns(t), { name: t('plan.whyHere'), kind: 'text', width: 3 }],
			rows: rows
				.toSorted((a, b) => a.number - b.number)
				.map((row) => [row.number, row.title, reasonText(t, row.reason)]),
		},
	];
}

function outside(t: Translate, rows: readonly LeftOutRow[]): Block[] {
	if (rows.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('plan.leftTable') },
		{
			kind: 'table',
			caption: t('document.plan.leftTable'),
			columns: [...needColumns(t), { name: t('plan.whyNot'), kind: 'text', width: 3 }],
			rows: rows.map((row) => [
				row.number,
				row.title,
				row.causes.map((cause) => reasonText(t, cause)).join(' '),
			]),
		},
	];
}

function money(t: Translate, { snapshot, answer }: Plan): Block[] {
	const lines = moneyLines(snapshot, answer);
	return [
		{ kind: 'heading', level: 1, text: t('plan.budget') },
		{
			kind: 'table',
			caption: t('plan.moneyTable'),
			columns: [
				{ name: t('document.plan.year'), kind: 'text' },
				{ name: t('plan.kindOfMoney'), kind: 'text', width: 2 },
				{ name: t('plan.planned'), kind: 'money' },
				{ name: t('plan.available'), kind: 'money' },
			],
			rows: lines.map(({ year, kind, used, available }) => [
				String(year),
				t(`plan.kind.${kind}`),
				used,
				available ?? t('plan.noLimit'),
			]),
		},
	];
}
