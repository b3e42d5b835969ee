import type { Block, Fact, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { yearName } from '../duty/rule.ts';
import type { Appendix } from './agenda.ts';
import { clockText, meetingNumber } from './meeting.ts';
import * as records from './record.server.ts';
import type { Minutes, MinutesRecord, RecordedDecision, RecordedItem } from './record.ts';

/** The minutes of a meeting in the form of Finnish administration; once signed off, what was signed. */
export async function minutesReport(actor: Actor, meetingId: string, language: Locale): Promise<Report> {
	const minutes = await records.get(actor, meetingId);
	const { t, head } = await letterhead(actor, language);
	const { record } = minutes;
	return {
		...head,
		title: t('document.minutes.title', { body: record.body, number: meetingNumber(record) }),
		subtitle: t(minutes.signedOffOn ? 'document.minutes.kind' : 'document.minutes.draft'),
		date: record.heldOn,
		facts: meetingFacts(t, record),
		blocks: [
			...present(t, record),
			...opening(t, record),
			...record.items.flatMap((item) => itemBlocks(t, record, item)),
			...closing(t, record),
			...signatures(t, minutes),
		],
	};
}

/** One decision on a paper of its own, with what it was decided from. */
export async function decisionReport(
	actor: Actor,
	{ meetingId, decisionId }: { meetingId: string; decisionId: string },
	language: Locale,
): Promise<Report | null> {
	const minutes = await records.get(actor, meetingId);
	const { record } = minutes;
	const item = record.items.find(({ decision }) => decision?.id === decisionId);
	if (!item?.decision) return null;
	const { t, head } = await letterhead(actor, language);
	return {
		...head,
		title: item.decision.matter,
		subtitle: t(minutes.signedOffOn ? 'document.decision.kind' : 'document.decision.draft', {
			section: sectionName(record, item.decision),
		}),
		date: item.decision.decidedOn,
		facts: [
			{ name: t('document.decision.body'), value: record.body },
			{ name: t('document.decision.section'), value: sectionName(record, item.decision) },
			{ name: t('document.decision.decidedOn'), value: formatDay(language, item.decision.decidedOn) },
			...caseFact(t, item.decision.caseNumber),
		],
		blocks: [...decisionBlocks(t, item.decision, 1), ...followUps(t, item), ...signatures(t, minutes)],
	};
}

const sectionName = ({ yearStarts }: MinutesRecord, { section, year }: { section: number; year: number }) =>
	`§ ${section}/${yearName(year, yearStarts)}`;

function meetingFacts(t: Translate, record: MinutesRecord): Fact[] {
	const { opening: opened, closing: closed } = record;
	const from = clockText(opened?.clock ?? record.startsAt);
	const to = closed ? clockText(closed.clock) : record.endsAt ? clockText(record.endsAt) : '';
	return [
		{ name: t('document.minutes.time'), value: `${formatDay(t.locale, record.heldOn)} ${from}–${to}` },
		...(record.place ? [{ name: t('document.minutes.place'), value: record.place }] : []),
		...(opened ? [{ name: t('document.minutes.chair'), value: opened.chair }] : []),
	];
}

function present(t: Translate, { attendance }: MinutesRecord): Block[] {
	if (attendance.length === 0) return [];
	const hours = (from: string | null, to: string | null) =>
		from || to ? ` ${from ? clockText(from) : ''}–${to ? clockText(to) : ''}` : '';
	return [
		{ kind: 'heading', level: 1, text: t('document.minutes.present') },
		{
			kind: 'table',
			caption: t('document.minutes.present'),
			columns: [
				{ name: t('document.minutes.name'), kind: 'text', width: 2 },
				{ name: t('document.minutes.post'), kind: 'text', width: 2 },
				{ name: t('document.minutes.role'), kind: 'text' },
				{ name: t('document.minutes.presence'), kind: 'text' },
			],
			rows: attendance.map(({ name, title, office, capacity, presence, cameAt, leftAt }) => [
				name || t('document.minutes.vacant'),
				title,
				t(office ? `document.office.${office}` : `document.capacity.${capacity}`),
				t(`document.presence.${presence}`) + hours(cameAt, leftAt),
			]),
		},
	];
}

function opening(t: Translate, { opening: opened }: MinutesRecord): Block[] {
	if (!opened) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.minutes.opening') },
		{ kind: 'paragraph', text: opened.statement },
	];
}

function itemBlocks(t: Translate, record: MinutesRecord, item: RecordedItem): Block[] {
	const { decision } = item;
	const text = decision ? `${sectionName(record, decision)} ${decision.matter}` : item.title;
	return [
		{ kind: 'heading', level: 1, number: `${item.number}.`, text },
		...caseLine(t, decision?.caseNumber ?? item.caseNumber, item.presenter),
		...part(t('document.decision.discussion'), item.minutes, 2),
		...(decision
			? decisionBlocks(t, decision, 2)
			: [
					...part(t('document.decision.grounds'), item.grounds, 2),
					...part(t('document.decision.proposal'), item.proposal, 2),
					...appendixBlocks(t, item.appendices, 2),
				]),
		...followUps(t, item),
	];
}

function decisionBlocks(t: Translate, decision: RecordedDecision, level: 1 | 2): Block[] {
	return [
		...part(t('document.decision.proposal'), decision.proposal, level),
		...part(t('document.decision.decision'), decision.decision, level),
		...part(t('document.decision.grounds'), decision.grounds, level),
		...appendixBlocks(t, decision.appendices, level),
	];
}

/** A heading with paragraphs under it; nothing where nothing was written. */
function part(title: string, text: string, level: 1 | 2): Block[] {
	if (!text.trim()) return [];
	const paragraphs = text.split(/\n\s*\n/).filter((words) => words.trim());
	return [
		{ kind: 'heading', level, text: title },
		...paragraphs.map((words): Block => ({ kind: 'paragraph', text: words.trim() })),
	];
}

function appendixBlocks(t: Translate, appendices: readonly Appendix[], level: 1 | 2): Block[] {
	if (appendices.length === 0) return [];
	return [
		{ kind: 'heading', level, text: t('document.decision.appendices') },
		{
			kind: 'list',
			ordered: true,
			items: appendices.map(({ name, link }) => ({
				text: link ? [{ kind: 'link', to: link, text: name }] : name,
			})),
		},
	];
}

const caseFact = (t: Translate, caseNumber: string): Fact[] =>
	caseNumber ? [{ name: t('document.decision.case'), value: caseNumber }] : [];

function caseLine(t: Translate, caseNumber: string, presenter: string | null): Block[] {
	const facts = [
		...caseFact(t, caseNumber),
		...(presenter ? [{ name: t('document.decision.presenter'), value: presenter }] : []),
	];
	return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function followUps(t: Translate, { followUps: tasks }: RecordedItem): Block[] {
	if (tasks.length === 0) return [];
	return [
		{
			kind: 'table',
			caption: t('document.minutes.followUps'),
			columns: [
				{ name: t('document.minutes.task'), kind: 'text', width: 3 },
				{ name: t('document.programme.answers'), kind: 'text', width: 2 },
				{ name: t('year.dueColumn'), kind: 'date' },
			],
			rows: tasks.map(({ title, post, dueOn }) => [title, post, dueOn]),
		},
	];
}

function closing(t: Translate, { closing: closed }: MinutesRecord): Block[] {
	if (!closed) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.minutes.closing') },
		{ kind: 'paragraph', text: t('document.minutes.closed', { clock: clockText(closed.clock) }) },
	];
}

function signatures(t: Translate, minutes: Minutes): Block[] {
	if (minutes.signatures.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.minutes.signatures') },
		{
			kind: 'table',
			caption: t('document.minutes.signatures'),
			columns: [
				{ name: t('document.minutes.role'), kind: 'text' },
				{ name: t('document.minutes.name'), kind: 'text', width: 2 },
				{ name: t('document.minutes.signedOn'), kind: 'date' },
			],
			rows: minutes.signatures.map(({ office, name, signedOn }) => [
				t(`document.office.${office}`),
				name,
				signedOn,
			]),
		},
		{ kind: 'paragraph', style: 'small', text: t('document.minutes.hash', { sum: minutes.textHash }) },
	];
}
