import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as items from './item.store.server.ts';
import { itemOf, type Concluded, type ReviewItem, type ReviewRound } from './review.ts';
import * as store from './review.store.server.ts';

export interface ReviewView {
	round: ReviewRound;
	items: ReviewItem[];
	/** Once decided: as it was decided. */
	content: Concluded | null;
}

export async function viewIn(db: Db, id: string, day: string): Promise<ReviewView> {
	const round = found(await store.find(db, id), 'review_round');
	const rows = await items.listOf(db, id, day);
	const content = round.state === 'concluded' ? ((await store.findContent(db, id)) ?? null) : null;
	return { round, items: rows.map(itemOf), content };
}

/** Holds a round that is neither decided nor cancelled until the end of the change. */
export async function holdOpen(db: Db, id: string): Promise<ReviewRound> {
	await store.lock(db, id);
	const round = found(await store.find(db, id), 'review_round');
	if (round.state === 'concluded') refuse('review_concluded', { name: round.name });
	if (round.state === 'cancelled') refuse('review_cancelled', { name: round.name });
	return round;
}
