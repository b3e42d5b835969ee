import type { Block, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay, formatMoment } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { answerText } from '../assessment/assessment-words.ts';
import type { OwnData } from './own-data.ts';

/** A person's own competence data as a document that can be read and printed. */
export async function ownReport(actor: Actor, data: OwnData, language: Locale): Promise<Report> {
	const { t, head } = await letterhead(actor, language);
	return {
		...head,
		title: t('competence.ownTitle'),
		subtitle: data.person,
		date: today(),
		facts: [{ name: t('competence.surveys'), value: String(data.assessments.length) }],
		blocks: data.assessments.flatMap((one) => blocksOf(t, language, one)),
	};
}

function blocksOf(t: Translate, language: Locale, one: OwnData['assessments'][number]): Block[] {
	const facts = [one.role, one.area, one.submittedAt && formatDay(language, one.submittedAt)].filter(Boolean);
	return [
		{ kind: 'heading', level: 1, text: one.survey },
		{ kind: 'paragraph', text: facts.join(' · ') },
		{
			kind: 'table',
			caption: t('competence.resultTitle', { role: one.role }),
			columns: [
				{ name: t('competence.code'), kind: 'text' },
				{ name: t('competence.competence'), kind: 'text', width: 3 },
				{ name: t('competence.ownLevel'), kind: 'text', width: 2 },
				{ name: t('competence.roleTarget'), kind: 'text', width: 2 },
			],
			rows: one.answers.map(({ code, competence, answer, level, wording, target }) => [
				...[code, competence, [answerText(t, { answer, level }), wording].filter(Boolean).join(': ')],
				target ? t(`competence.level.${target}`) : '–',
			]),
		},
		...(one.wish ? [{ kind: 'paragraph' as const, text: `${t('competence.wish')}: ${one.wish}` }] : []),
		...sharesOf(t, language, one.shares),
	];
}

function sharesOf(t: Translate, language: Locale, shares: OwnData['assessments'][number]['shares']): Block[] {
	if (shares.length === 0) return [];
	const rows = shares.map(({ withPerson, sharedAt, withdrawnAt, readAt }) => [
		...[withPerson, formatDay(language, sharedAt), withdrawnAt ? formatDay(language, withdrawnAt) : '–'],
		readAt.map((moment) => formatMoment(language, moment)).join(', ') || '–',
	]);
	return [
		{
			kind: 'table',
			caption: t('competence.shareTitle'),
			columns: [
				{ name: t('competence.shareWith'), kind: 'text' },
				{ name: t('competence.sharedOn'), kind: 'text' },
				{ name: t('competence.withdrawn'), kind: 'text' },
				{ name: t('competence.read'), kind: 'text', width: 2 },
			],
			rows,
		},
	];
}
