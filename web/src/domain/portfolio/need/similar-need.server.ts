import type { Actor } from '#platform/actor.server.ts';
import { mostAlike, type SimilarNeed } from './similar-need.ts';
import * as store from './similar-need.store.server.ts';

const MOST_COMPARED = 2000;

/** Needs that others have already said in much the same words, at most five, best first. */
export async function similarTo(actor: Actor, text: string): Promise<SimilarNeed[]> {
	actor.must('need.propose');
	const needs = await actor.read((db) => store.listJoinable(db, MOST_COMPARED));
	return mostAlike(text, needs).map(({ id, number, title, state, units }) => ({
		id,
		number,
		title,
		state,
		units,
	}));
}
