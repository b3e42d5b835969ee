import type { Actor } from '#platform/actor.server.ts';
import { needStates, type NeedState } from './need.ts';
import type { NeedItem, NeedPage, NeedQuery, StateCounts } from './need-list.ts';
import * as store from './need-list.store.server.ts';

const MOST_ON_BOARD = 25;
const MOST_EXPORTED = 20_000;

export function list(actor: Actor, query: NeedQuery): Promise<NeedPage> {
	actor.must('need.read');
	const known = withKnownState(query);
	return actor.read(async (db) => {
		const counts = counted(await store.countByState(db, known.filters));
		const { state } = known.filters;
		const total = state ? counts[state as NeedState] : totalOf(counts);
		return { items: total === 0 ? [] : await store.list(db, known), total, counts };
	});
}

/** All that match, for a file. */
export function listAll(actor: Actor, query: Pick<NeedQuery, 'filters' | 'sort'>): Promise<NeedItem[]> {
	actor.must('need.read');
	const all = { ...withKnownState({ ...query, offset: 0, size: MOST_EXPORTED }) };
	return actor.read((db) => store.list(db, all));
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

function withKnownState(query: NeedQuery): NeedQuery {
	const { state, ...others } = query.filters;
	const isKnown = state !== undefined && (needStates as readonly string[]).includes(state);
	return { ...query, filters: isKnown ? { ...others, state } : others };
}

function counted(found: ReadonlyMap<NeedState, number>): StateCounts {
	return Object.fromEntries(needStates.map((state) => [state, found.get(state) ?? 0])) as StateCounts;
}

/** Merged needs are counted under those they were merged into. */
export function totalOf(counts: StateCounts): number {
	return Object.entries(counts).reduce((sum, [state, count]) => sum + (state === 'merged' ? 0 : count), 0);
}
