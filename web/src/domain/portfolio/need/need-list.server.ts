import type { Actor } from '#platform/actor.server.ts';
import { needStates, type NeedState } from './need.ts';
import type { NeedExport, NeedItem, NeedPage, NeedQuery, Sentence, StateCounts } from './need-list.ts';
import * as exports from './need-export.store.server.ts';
import * as store from './need-list.store.server.ts';

const MOST_ON_BOARD = 25;
const MOST_EXPORTED = 20_000;
const MOST_COMPARED = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function list(actor: Actor, query: NeedQuery): Promise<NeedPage> {
	actor.must('need.read');
	const known = { ...query, filters: knownFilters(actor, query.filters) };
	return actor.read(async (db) => {
		const counts = counted(await store.countByState(db, known.filters));
		const { state } = known.filters;
		const total = state ? counts[state as NeedState] : totalOf(counts);
		return { items: total === 0 ? [] : await store.list(db, known), total, counts };
	});
}

/** All that match, whole, for a file. */
export function listForFile(actor: Actor, filters: NeedQuery['filters']): Promise<NeedExport[]> {
	actor.must('need.read');
	return actor.read((db) => exports.list(db, knownFilters(actor, filters), MOST_EXPORTED));
}

export interface BoardColumn {
	state: NeedState;
	count: number;
	items: NeedItem[];
}

/** The needs of each state beside each other, newest first, a limited number of each. */
export function board(actor: Actor, filters: NeedQuery['filters'] = {}): Promise<BoardColumn[]> {
	actor.must('need.read');
	return actor.read(async (db) => {
		const counts = counted(await store.countByState(db, filters));
		const items = Map.groupBy(await store.listForBoard(db, filters, MOST_ON_BOARD), ({ state }) => state);
		const shown = needStates.filter((state) => state !== 'merged');
		return shown.map((state) => ({ state, count: counts[state], items: items.get(state) ?? [] }));
	});
}

/** The given needs with every sentence of theirs, to be compared before they are merged. */
export function compare(
	actor: Actor,
	ids: readonly string[],
): Promise<(NeedItem & { sentences: Sentence[] })[]> {
	actor.must('need.read');
	const wanted = [...new Set(ids)].filter((id) => UUID.test(id)).slice(0, MOST_COMPARED);
	if (wanted.length === 0) return Promise.resolve([]);
	return actor.read(async (db) => {
		const sentences = Map.groupBy(await store.listSentences(db, wanted), ({ needId }) => needId);
		const found = await store.listByIds(db, wanted);
		return found.map((need) => ({ ...need, sentences: sentences.get(need.id) ?? [] }));
	});
}

/** A state that is none finds all. */
function knownFilters(actor: Actor, filters: NeedQuery['filters']): NeedQuery['filters'] {
	return withKnownState(ownFilters(actor, filters));
}

/** `mine` is the reader's own. */
export function ownFilters(actor: Actor, filters: NeedQuery['filters']): NeedQuery['filters'] {
	return filters.owner === 'mine' ? { ...filters, owner: `mine:${actor.personId}` } : filters;
}

function withKnownState({ state, ...others }: NeedQuery['filters']): NeedQuery['filters'] {
	const isKnown = state !== undefined && (needStates as readonly string[]).includes(state);
	return isKnown ? { ...others, state } : others;
}

function counted(found: ReadonlyMap<NeedState, number>): StateCounts {
	return Object.fromEntries(needStates.map((state) => [state, found.get(state) ?? 0])) as StateCounts;
}

/** Merged needs are counted under those they were merged into. */
export function totalOf(counts: StateCounts): number {
	return Object.entries(counts).reduce((sum, [state, count]) => sum + (state === 'merged' ? 0 : count), 0);
}
