import type { Block, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import { answersText, gapTexts } from './duty-words.ts';
import { stateOf, type Occurrence } from './occurrence.ts';
import { yearName } from './rule.ts';
import * as programmes from './work-programme.server.ts';

/** What one year asks of a body: its work programme, and what is missing from it. */
export async function programmeReport(
	actor: Actor,
	{ bodyId, year }: { bodyId: string; year: number },
	language: Locale,
): Promise<Report> {
	const { body, asked } = await programmes.get(actor, bodyId, year);
	const { t, head } = await letterhead(actor, language);
	const programmed = asked.filter(({ isProgrammed }) => isProgrammed);
	const name = yearName(year, body.yearStarts);
	const extent = t('year.programmeAll', { done: programmed.length, all: asked.length });
	return {
		...head,
		title: t('document.programme.title', { body: body.name, year: name }),
		subtitle: t('document.programme.kind'),
		date: today(),
		facts: [{ name: t('document.programme.taken'), value: extent }],
		blocks: [
			...table(t, t('document.programme.table'), programmed),
			...table(
				t,
				t('document.programme.missing'),
				asked.filter(({ isProgrammed }) => !isProgrammed),
			),
			...(asked.length > 0
				? []
				: [{ kind: 'paragraph' as const, text: t('year.programmeEmpty', { year: name }) }]),
		],
	};
}

function table(t: Translate, caption: string, duties: readonly Occurrence[]): Block[] {
	if (duties.length === 0) return [];
	return [
		{
			kind: 'table',
			caption,
			columns: [
				{ name: t('year.dueColumn'), kind: 'date' },
				{ name: t('document.programme.duty'), kind: 'text', width: 2 },
				{ name: t('document.programme.answers'), kind: 'text', width: 2 },
				{ name: t('year.stateLabel'), kind: 'text' },
			],
			rows: duties.map((one) => [
				one.dueOn,
				one.isStatutory ? `${one.name} (${t('document.programme.statutory')})` : one.name,
				answersText(t, one) || (gapTexts(t, one)[0] ?? ''),
				t(`year.state.${stateOf(one, today())}`),
			]),
		},
	];
}
