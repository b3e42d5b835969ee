import type { Block, ListItem, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { yearName } from '../duty/rule.ts';
import { contentOf, type ConcludedItem, type ReviewRound } from './review.ts';
import * as reviews from './review.server.ts';
import { factText, nameWithin, standingText, verdictLine } from './review-words.ts';

/** The evaluation report: each goal and measure with its evidence, what was said and what it came to. */
export async function reviewReport(actor: Actor, id: string, language: Locale): Promise<Report> {
	const { round, items, content } = await reviews.get(actor, id);
	const { t, head } = await letterhead(actor, language);
	const told = content ?? contentOf(round, items);
	return {
		...head,
		title: round.name,
		subtitle: t(round.concludedOn ? 'review.report.decided' : 'review.report.open'),
		date: round.concludedOn ?? today(),
		facts: factsOf(t, round),
		hasCover: true,
		blocks: [
			{ kind: 'heading', level: 1, text: t('review.report.summary') },
			summary(t, told.items),
			{ kind: 'heading', level: 1, text: t('review.yearEvidence') },
			evidence(t, told.evidence),
			...goalBlocks(t, told.items),
		],
	};
}

function factsOf(t: Translate, round: ReviewRound): NonNullable<Report['facts']> {
	const { body, strategy, area, year, yearStarts, concludedOn, section } = round;
	return [
		{ name: t('year.body'), value: body },
		...((strategy ?? area) ? [{ name: t('review.strategy'), value: strategy ?? area ?? '' }] : []),
		{ name: t('review.year'), value: yearName(year, yearStarts) },
		...(concludedOn
			? [
					{
						name: t('review.report.decidedOn'),
						value: `${formatDay(t.locale, concludedOn)} § ${section ?? ''}`,
					},
				]
			: []),
	];
}

function summary(t: Translate, items: readonly ConcludedItem[]): Block {
	return {
		kind: 'table',
		caption: t('review.report.table'),
		columns: [
			{ name: t('review.report.what'), kind: 'text', width: 2.5 },
			{ name: t('review.report.verdict'), kind: 'text' },
			{ name: t('review.reason'), kind: 'text', width: 2.5 },
		],
		rows: items.map((item) => [whatIs(t, item), verdictOf(t, item), item.reason]),
	};
}

const whatIs = (t: Translate, { measureId, subject }: ConcludedItem) =>
	`${measureId ? t('review.agenda.measure') : t('review.agenda.goal')} ${nameWithin(subject)}`;

function verdictOf(t: Translate, { isGone, verdict, state }: ConcludedItem): string {
	if (isGone) return t('review.gone');
	return verdict ? t(`review.verdict.${verdict}`) : t(`review.state.${state}`);
}

function evidence(t: Translate, facts: ConcludedItem['evidence']): Block {
	if (facts.length === 0) return { kind: 'paragraph', text: t('review.noEvidence') };
	return { kind: 'list', items: facts.map((fact): ListItem => ({ text: factText(t, fact) })) };
}

function goalBlocks(t: Translate, items: readonly ConcludedItem[]): Block[] {
	return items.flatMap((item): Block[] => {
		const { state, verdict, reason, proposal, said, subject } = item;
		const standing = { state, verdict, reason, proposal, current: said };
		return [
			{ kind: 'heading', level: item.measureId ? 2 : 1, text: whatIs(t, item) },
			...(subject.description ? [{ kind: 'paragraph' as const, text: subject.description }] : []),
			{ kind: 'paragraph', text: standingText(t, standing, subject.indicators) },
			evidence(t, item.evidence),
			...(said.length > 0
				? [{ kind: 'list' as const, items: said.map((one) => ({ text: verdictLine(t, one) })) }]
				: []),
		];
	});
}
