import { concepts, type Concept } from '@luotsi/language';
import type { Actor, Locale } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { freshSimilarity } from './fresh-similarity.server.ts';
import type { OwnTerm, Taught, TaughtMeaning, TermChange, TermDraft } from './term.ts';
import * as store from './term.store.server.ts';

const MOST_TERMS = 500;
const MOST_TAUGHT = 30;

export interface Terms {
	own: OwnTerm[];
	/** Meanings that the product knows by itself. */
	builtIn: number;
	taught: TaughtMeaning[];
	switchedOff: TaughtMeaning[];
}

/** The municipality's own words, and what its mergers have taught. */
export async function overview(actor: Actor): Promise<Terms> {
	actor.must('term.manage');
	const index = await freshSimilarity(actor);
	const { own, off } = await actor.read(async (db) => ({
		own: await store.list(db, 'same'),
		off: await store.list(db, 'not_taught'),
	}));
	const named = (a: string, b: string, pairs: number): TaughtMeaning => ({
		...{ a, b, pairs },
		mine: nameOf(a, actor.locale, own),
		theirs: nameOf(b, actor.locale, own),
	});
	return {
		own,
		builtIn: concepts.length,
		taught: index
			.taught()
			.slice(0, MOST_TAUGHT)
			.map(({ a, b, pairs }) => named(a, b, pairs)),
		switchedOff: off.map(({ words }) => named(words[0]!, words[1]!, 0)),
	};
}

const byId = new Map<string, Concept>(concepts.map((concept) => [concept.id, concept]));

/** A feature in people's words: a concept by its first word in the reader's language. */
function nameOf(feature: string, locale: Locale, own: readonly OwnTerm[]): string {
	const id = feature.slice(2);
	if (feature.startsWith('w:')) return id;
	return byId.get(id)?.[locale][0] ?? own.find((term) => `own-${term.id}` === id)?.words[0] ?? id;
}

export async function add(actor: Actor, { words, key }: TermDraft): Promise<string> {
	actor.must('term.manage');
	return actor.change(
		async (db, record) => {
			if ((await store.list(db, 'same')).length >= MOST_TERMS)
				refuse('too_many_terms', { count: MOST_TERMS });
			const id = newId();
			await store.insert(db, { id, kind: 'same', words, person_id: actor.personId });
			record('tenant_term.added', { type: 'tenant_term', id }, { words });
			return id;
		},
		{ verb: 'tenant_term.add', key },
	);
}

export async function amend(actor: Actor, { id, version, words }: TermChange): Promise<void> {
	actor.must('term.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'tenant_term');
		if (!(await store.update(db, id, version, words))) refuse('conflict');
		record('tenant_term.amended', { type: 'tenant_term', id }, { before: before.words, after: words });
	});
}

export async function remove(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
	actor.must('term.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'tenant_term');
		if (!(await store.remove(db, id, version))) refuse('conflict');
		record('tenant_term.removed', { type: 'tenant_term', id }, { words: before.words });
	});
}

/** What mergers taught of these two is not used any more. */
export async function switchOff(actor: Actor, { a, b }: Taught): Promise<void> {
	actor.must('term.manage');
	await actor.change(async (db, record) => {
		const id = newId();
		const words = [a, b];
		await store.insert(db, { id, kind: 'not_taught', words, person_id: actor.personId });
		record('tenant_term.switched_off', { type: 'tenant_term', id }, { words });
	});
}

export async function switchOn(actor: Actor, { a, b }: Taught): Promise<void> {
	actor.must('term.manage');
	await actor.change(async (db, record) => {
		const id = found(await store.removeNotTaught(db, [a, b]), 'tenant_term');
		record('tenant_term.switched_on', { type: 'tenant_term', id }, { words: [a, b] });
	});
}
