import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as duties from '../../governance/duty/duty.server.ts';
import * as requiredRoles from '../../governance/required-role/required-role.server.ts';
import * as positions from '../../organisation/position/position.server.ts';
import * as alignments from '../../strategy/alignment/alignment.server.ts';
import type { EditionClause } from '../../strategy/edition/edition.ts';
import * as editions from '../../strategy/edition/edition.server.ts';
import { sectionsOf } from '../../strategy/edition/section.ts';
import * as sections from '../../strategy/edition/section.server.ts';
import * as goals from '../../strategy/goal/goal.server.ts';
import * as strategies from '../../strategy/strategy/strategy.server.ts';
import type { StrategyKind } from '../../strategy/strategy/strategy.ts';
import informationText from './information-strategy.txt?raw';
import planText from './municipal-plan.txt?raw';

async function keep(
	director: Actor,
	text: string,
	kind: StrategyKind,
	parentId: string | null,
	adoptedOn: string,
) {
	const { title, clauses } = await strategies.preview(director, { title: '', serviceAreaId: '', text });
	const words = { title: TITLES[kind] ?? title, serviceAreaId: null, sourceName: '', clauses: [...clauses] };
	return (await strategies.keep(director, { ...words, kind, parentId, adoptedOn, key: undefined })).id;
}

const TITLES: Partial<Record<StrategyKind, string>> = {
	municipal_plan: 'Kuntastrategia 2026–2029',
	parent_document: 'Tietohallintostrategia 2026–2028',
};

/** What stands above the service's strategy: adopted before it, as the year before. */
export async function raiseDocuments(director: Actor): Promise<void> {
	const year = Number(today().slice(0, 4)) - 1;
	const planId = await keep(director, planText, 'municipal_plan', null, `${year}-11-17`);
	await keep(director, informationText, 'parent_document', planId, `${year}-12-08`);
}

/** Goal by the beginning of its title → the words of the clause above, and why where it goes against it. */
const ALIGNED: [RegExp, RegExp, string?][] = [
	[/^Kootaan yhteen/, /koota kehittämistarpeensa/],
	[/^Kirjastossa tulee olla pysyvä/, /vakinaistetaan/],
	[
		/^Kirjastossa tulee olla pysyvä/,
		/menot eivät kasva/,
		'Kolme pysyvää tehtävää lisää henkilöstömenoja, joihin talousarviossa ei ole varauduttu.',
	],
	[/^Palvelukoordinaattori vastaa/, /yhteisen arkkitehtuurin/],
	[/^Henkilökunnan tvt-osaamisen/, /perustaidot on varmistettava/],
	[/^Henkilökunnan tvt-osaamisen/, /osaamissuunnitelma/],
	[/^Tvt-tukihenkilön/, /nimetty tukihenkilö/],
	[/käyttömahdollisuuksien/, /Kokeiluista on päätettävä/],
	[/sitoutuminen tieto- ja viestintätekniikan käytön/, /verkossa että kasvokkain/],
];

/** Goals aligned upwards, one against its clause and one to nothing; an upper document that has just changed; a draft. */
export async function alignDocuments(director: Actor): Promise<void> {
	const all = await strategies.list(director);
	const own = all.find(({ kind }) => kind === 'service_strategy')!;
	const above = all.find(({ kind }) => kind === 'parent_document')!;
	const posts = await positions.list(director);
	const accountableId = posts.find(({ title }) => title === 'Kirjastonjohtaja')?.id ?? null;
	const { id, version, title, serviceAreaId } = own;
	await strategies.amend(director, { id, version, title, serviceAreaId, parentId: above.id, accountableId });
	const choices = await alignments.choices(director, id);
	for (const [goalWords, clauseWords, note] of ALIGNED) {
		const goal = (await goals.list(director, { strategyId: id })).find((one) => goalWords.test(one.title));
		const clause = choices.find(({ text }) => clauseWords.test(text));
		if (!goal || !clause) continue;
		const stance = note ? ('contradicts' as const) : ('serves' as const);
		await alignments.align(director, { goalId: goal.id, clauseId: clause.id, stance, note: note ?? '' });
	}
	await changeAbove(director, above.id);
	await draftBeside(director, id);
	await tieEvidence(director, id, posts);
}

async function rewrite(director: Actor, editionId: string, words: RegExp, change: (text: string) => string) {
	const { edition, clauses } = await editions.get(director, editionId);
	const section = sectionsOf(clauses, edition.strategyId).find((one) =>
		one.clauses.some(({ text }) => words.test(text)),
	);
	if (!section) return;
	const { markdown, version } = await sections.get(director, editionId, section.id);
	const place = { editionId, sectionId: section.id, version, key: undefined };
	await sections.amend(director, { ...place, markdown: change(markdown) });
}

/** The information strategy's second edition: a clause that a goal rests on has new words. */
async function changeAbove(director: Actor, strategyId: string): Promise<void> {
	const editionId = await editions.draft(director, { strategyId });
	await rewrite(director, editionId, /koota kehittämistarpeensa/, (text) =>
		text
			.replace('kerran vuodessa', 'kahdesti vuodessa, keväällä ja syksyllä')
			.replace('- Vanhentuneista', '- Tekoälyn käytöstä on kerrottava asukkaille\n- Vanhentuneista'),
	);
	const { version } = (await editions.get(director, editionId)).edition;
	const days = { adoptedOn: today(), inForceFrom: today(), decision: 'Kaupunginhallitus § 214' };
	await editions.adopt(director, { editionId, version, ...days });
}

async function draftBeside(director: Actor, strategyId: string): Promise<void> {
	const year = Number(today().slice(0, 4)) + 1;
	const editionId = await editions.draft(director, { strategyId, name: String(year) });
	await rewrite(director, editionId, /tvt-osaamisen parantaminen/, (text) =>
		text.replace(
			'Henkilökunnan tvt-osaamisen parantaminen',
			'Henkilökunnan tvt-osaaminen on varmistettava vuosittain',
		),
	);
}

/** The yearly evaluation rests on the clause that asks for it, and the posts on the one that names them. */
async function tieEvidence(
	director: Actor,
	strategyId: string,
	posts: Awaited<ReturnType<typeof positions.list>>,
) {
	const current = (await editions.list(director, strategyId)).find(({ isCurrent }) => isCurrent)!;
	const { clauses } = await editions.get(director, current.id);
	const yearly = clauses.find(({ text }) => /työohjelmassa/.test(text));
	const duty = (await duties.list(director)).find(
		({ name, body }) => /arviointi/i.test(name) && /johtoryhmä/i.test(body),
	);
	if (yearly && duty) {
		const { id, bodyId, name, description, ownerId, origin, basis, basisLink, version } = duty;
		const { rule, remindDays, escalateAfter } = duty;
		const rest = { bodyId, ownerId, rule, remindDays, escalateAfter, version, clauseId: yearly.id };
		await duties.amend(director, {
			id,
			name,
			description,
			origin,
			basis,
			basisLink,
			...rest,
			key: undefined,
		});
	}
	await tiePosts(director, { strategyId, clauses }, posts);
}

const named = /pysyvä palvelukoordinaattori/;
const REQUIRED: readonly [string, RegExp][] = [
	['Palvelukoordinaattori', named],
	['Informaatikko', named],
	['Mediatuottaja', named],
	['TVT-tukihenkilö', /Tvt-tukihenkilön vakinaistaminen/],
];

async function tiePosts(
	director: Actor,
	{ strategyId, clauses }: { strategyId: string; clauses: readonly EditionClause[] },
	posts: Awaited<ReturnType<typeof positions.list>>,
): Promise<void> {
	for (const [title, words] of REQUIRED) {
		const clause = clauses.find(({ text }) => words.test(text));
		const roleId = posts.find((post) => post.title === title)?.roleId;
		if (!clause || !roleId) continue;
		const place = { strategyId, lineageId: clause.lineageId, roleId };
		await requiredRoles.requireRole(director, { ...place, isPermanent: true, key: undefined });
	}
}
