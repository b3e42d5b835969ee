import type { Block, Report } from '@luotsi/documents/report';
import { letterhead } from '#domain/organisation/document/letterhead.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { today } from '#platform/today.ts';
import * as goals from '../goal/goal.server.ts';
import * as strategies from '../strategy/strategy.server.ts';
import type { Edition } from './edition.ts';
import * as editions from './edition.server.ts';
import { textBlocks } from './text-blocks.ts';

/** An edition of a strategy as it is read: its numbered text, how it was decided, the goals that stand on it. */
export async function editionReport(actor: Actor, id: string, language: Locale): Promise<Report> {
	const { edition, clauses } = await editions.get(actor, id);
	const { title } = await strategies.get(actor, edition.strategyId);
	const { t, head } = await letterhead(actor, language);
	return {
		...head,
		title,
		subtitle: t(edition.adoptedOn ? 'document.edition.kind' : 'document.edition.draft', {
			name: edition.name,
		}),
		date: edition.adoptedOn ?? today(edition.madeAt),
		facts: factsOf(t, edition),
		hasCover: true,
		blocks: [
			...decision(t, edition),
			...textBlocks(title, clauses),
			...(edition.state === 'in_force' || edition.state === 'coming'
				? await goalTable(t, actor, edition)
				: []),
		],
	};
}

function factsOf(t: Translate, edition: Edition): NonNullable<Report['facts']> {
	const { adoptedOn, inForceFrom, decidedBy } = edition;
	return [
		...(adoptedOn
			? [{ name: t('document.edition.adopted'), value: formatDay(t.locale, adoptedOn) }]
			: [{ name: t('document.edition.made'), value: formatDay(t.locale, edition.madeAt) }]),
		...(inForceFrom
			? [{ name: t('document.edition.inForce'), value: formatDay(t.locale, inForceFrom) }]
			: []),
		...(decidedBy ? [{ name: t('document.edition.decidedBy'), value: decidedBy }] : []),
	];
}

function decision(t: Translate, { decision: text }: Edition): Block[] {
	if (!text?.trim()) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.edition.decision') },
		{ kind: 'paragraph', text },
	];
}

async function goalTable(t: Translate, actor: Actor, { strategyId }: Edition): Promise<Block[]> {
	const all = await goals.list(actor, { strategyId });
	if (all.length === 0) return [];
	return [
		{ kind: 'heading', level: 1, text: t('document.edition.goals') },
		{
			kind: 'table',
			caption: t('document.edition.goalTable'),
			columns: [
				{ name: t('document.edition.goalCode'), kind: 'text', width: 0.5 },
				{ name: t('document.edition.goal'), kind: 'text', width: 3 },
			],
			rows: all.map(({ code, title }) => [code, title]),
		},
	];
}
