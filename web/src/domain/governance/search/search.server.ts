import { excerptOf, type MarkedStretch } from '@luotsi/language';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { FoundDocument } from './found-kind.ts';
import { foundKinds } from './found-kinds.server.ts';
import type { SearchHit, SearchKind, SearchPage, SearchQuery, Suggested } from './search.ts';
import type { Facts, TenantIndex } from './tenant-index.ts';
import { freshIndex, searchAnalyser } from './tenant-index.server.ts';

const MOST_SUGGESTED = 6;
const TITLE_LETTERS = 300;
const NUMBER = /^\s*#?(\d{1,9})\s*$/;

const nothing = (): SearchPage => ({
	hits: [],
	total: 0,
	counts: { need: 0, goal: 0, measure: 0, clause: 0 },
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
	const answer = index.search(text, { accept: acceptedBy(actor, index, query), languages });
	const found = answer.matches.map(({ key }) => index.facts(key));
	const ofKind = query.kind ? found.filter(({ kind }) => kind === query.kind) : found;
	const page = ofKind.slice(query.offset, query.offset + query.size);
	const hits = page.length === 0 ? [] : await actor.read((db) => hitsOf(db, page, answer.features));
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

async function hitsOf(db: Db, page: readonly Facts[], features: ReadonlySet<string>): Promise<SearchHit[]> {
	const documents = new Map<string, FoundDocument>();
	for (const { kind, loadByIds } of foundKinds) {
		const ids = page.filter((facts) => facts.kind === kind).map(({ id }) => id);
		if (ids.length === 0) continue;
		for (const document of await loadByIds(db, ids)) documents.set(kind + document.id, document);
	}
	return page.flatMap(({ kind, id }) => {
		const document = documents.get(kind + id);
		return document ? [hitOf(kind, document, features)] : [];
	});
}

function hitOf(kind: SearchKind, document: FoundDocument, features: ReadonlySet<string>): SearchHit {
	const { id, code, title, state, units, holder } = document;
	return {
		kind,
		id,
		code,
		title: excerptOf(title, features, searchAnalyser(), TITLE_LETTERS).stretches,
		excerpt: bestExcerpt(document, features),
		state,
		units: units.map(({ name }) => name),
		holder,
	};
}

/** The sentence that tells most beside the title, which is often the first sentence cut short. */
function bestExcerpt({ title, texts }: FoundDocument, features: ReadonlySet<string>): MarkedStretch[] {
	const inTitle = excerptOf(title, features, searchAnalyser()).found;
	let best: MarkedStretch[] = [];
	let most = 0;
	for (const { text } of texts) {
		const { stretches, found } = excerptOf(text, features, searchAnalyser());
		const isTold = found <= inTitle && (text.startsWith(title) || title.startsWith(text));
		if (found > most && !isTold) [best, most] = [stretches, found];
	}
	return best;
}
