import { excerptOf, meaningsIn, type Excerpt, type SearchAnswer, type SoughtSynonym } from '@luotsi/language';
import { sharedAnalyser } from '#domain/portfolio/similarity/describer.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { FoundDocument } from './found-kind.ts';
import { foundKinds } from './found-kinds.server.ts';
import type { SearchHit, SearchKind, SearchPage, SearchQuery, Suggested } from './search.ts';
import type { Facts, TenantIndex } from './tenant-index.ts';
import { freshIndex } from './tenant-index.server.ts';

const MOST_SUGGESTED = 6;
const TITLE_LETTERS = 300;
const MOST_REASONS = 2;
const NUMBER = /^\s*#?(\d{1,9})\s*$/;

const nothing = (): SearchPage => ({
	hits: [],
	total: 0,
	counts: { need: 0, goal: 0, measure: 0, clause: 0, decision: 0, meeting: 0 },
	isPartial: false,
	corrected: [],
});

/** Everything the reader may see that fits the words, best first. */
export async function search(actor: Actor, query: SearchQuery): Promise<SearchPage> {
	actor.must('home.read');
	if (query.text.trim() === '') return nothing();
	const index = await freshIndex(actor);
	const text = NUMBER.exec(query.text)?.[1] ?? query.text;
	const languages = [...new Set(['fi', actor.locale, 'sv', 'en'] as const)];
	const meanings = index.describer ? meaningsIn(text, index.describer, languages) : [];
	const answer = index.search(text, { accept: acceptedBy(actor, index, query), languages, meanings });
	const found = answer.matches.map(({ key }) => index.facts(key));
	const ofKind = query.kind ? found.filter(({ kind }) => kind === query.kind) : found;
	const page = ofKind.slice(query.offset, query.offset + query.size);
	const hits = page.length === 0 ? [] : await actor.read((db) => hitsOf(db, page, answer));
	return {
		hits,
		total: ofKind.length,
		counts: countsOf(found),
		isPartial: found.length > 0 && answer.isPartial,
		corrected: answer.corrected.map(([asked, taken]) => [asked, taken]),
	};
}

/** The first titles for what is being typed. */
export async function suggest(actor: Actor, text: string): Promise<Suggested[]> {
	const { hits } = await search(actor, { text, offset: 0, size: MOST_SUGGESTED });
	return hits.map(({ kind, id, code, title, holder }) => ({ kind, id, code, title, holder }));
}

/** All filters but the kind, so that the kinds can be counted beside each other. */
function acceptedBy(
	actor: Actor,
	index: TenantIndex,
	{ state, unitId }: SearchQuery,
): (key: string) => boolean {
	const allowed = new Set(
		foundKinds.filter(({ permission }) => actor.may(permission)).map(({ kind }) => kind),
	);
	const hidden = new Map(foundKinds.map(({ kind, hiddenState }) => [kind, hiddenState]));
	return (key) => {
		const facts = index.facts(key);
		if (!allowed.has(facts.kind)) return false;
		if (state ? facts.state !== state : facts.state !== null && facts.state === hidden.get(facts.kind))
			return false;
		return !unitId || facts.unitIds.includes(unitId);
	};
}

function countsOf(found: readonly Facts[]): Record<SearchKind, number> {
	const { counts } = nothing();
	for (const { kind } of found) counts[kind]++;
	return counts;
}

async function hitsOf(db: Db, page: readonly Facts[], answer: SearchAnswer): Promise<SearchHit[]> {
	const documents = new Map<string, FoundDocument>();
	for (const { kind, loadByIds } of foundKinds) {
		const ids = page.filter((facts) => facts.kind === kind).map(({ id }) => id);
		if (ids.length === 0) continue;
		for (const document of await loadByIds(db, ids)) documents.set(kind + document.id, document);
	}
	return page.flatMap(({ kind, id }) => {
		const document = documents.get(kind + id);
		return document ? [hitOf(kind, document, answer)] : [];
	});
}

function hitOf(kind: SearchKind, document: FoundDocument, answer: SearchAnswer): SearchHit {
	const { id, code, state, units, holder } = document;
	const title = excerptOf(document.title, answer, sharedAnalyser(), TITLE_LETTERS);
	const texts = document.texts.map(({ text }) => excerptOf(text, answer, sharedAnalyser()));
	const names = units.map(({ name }) => nameOf(name, answer));
	return {
		kind,
		id,
		code,
		title: title.stretches,
		excerpt: bestExcerpt(document, title, texts),
		because: becauseOf([title, ...texts]),
		state,
		units: names.toSorted((a, b) => b.found - a.found).map(({ stretches }) => stretches),
		holder,
	};
}

type Found = Excerpt<SoughtSynonym>;
const NAME = '@';

function nameOf(name: string, { features }: SearchAnswer): Excerpt<never> {
	const named = [...features]
		.filter((feature) => feature.startsWith(NAME))
		.map((feature) => feature.slice(1));
	return excerptOf(name, { features: new Set(named), synonyms: [] }, sharedAnalyser(), TITLE_LETTERS);
}

/** The sentence that tells most beside the title, which is often the first sentence cut short. */
function bestExcerpt({ title, texts }: FoundDocument, inTitle: Found, excerpts: readonly Found[]) {
	const start = plain(title);
	const telling = texts.flatMap(({ text }, at) => {
		const one = excerpts[at]!;
		const repeats = plain(text).startsWith(start) || start.startsWith(plain(text));
		return one.found > 0 && !(repeats && one.found <= inTitle.found) ? [one] : [];
	});
	return telling.toSorted((a, b) => b.found - a.found)[0]?.stretches ?? [];
}

function plain(text: string): string {
	return text
		.replace(/(…|\.\.\.)$/u, '')
		.replace(/\s+/gu, ' ')
		.trim()
		.toLowerCase();
}

/** Other words that are in it for words asked that are not; the longest of those that stand in each other. */
function becauseOf(parts: readonly Found[]): SearchHit['because'] {
	const said = new Set(parts.flatMap(({ features }) => [...features]));
	const missing = [...new Set(parts.flatMap(({ synonyms }) => synonyms))].filter(({ instead }) =>
		instead.some((features) => !features.some((feature) => said.has(feature))),
	);
	// Forms of one word, such as the plural, are one reason.
	const byWords = new Map(
		missing.map((one) => [JSON.stringify([one.asked, one.tokens]), one] as const).toReversed(),
	);
	const reasons = [...byWords.values()].toReversed();
	return reasons
		.filter((one) => !reasons.some((other) => other !== one && ` ${other.said} `.includes(` ${one.said} `)))
		.map(({ asked, said: other }) => ({ asked, said: other }))
		.slice(0, MOST_REASONS);
}
