import type { Actor } from '#platform/actor.server.ts';
import * as needs from './need.server.ts';
import type { Looked, Said, SayingDraft, Typed } from './saying.ts';
import { similarTo } from '../similarity/similar-need.server.ts';
import * as wordings from './wording.server.ts';

/** Says a new need, or joins the chosen one with the same words. */
export async function say(actor: Actor, { needId, ...draft }: SayingDraft): Promise<Said> {
	if (needId) {
		const { id, number } = await wordings.join(actor, { ...draft, needId });
		return { wordingId: id, needId, number, hasJoined: true };
	}
	const { id, number, wordingId } = await needs.propose(actor, draft);
	return { wordingId, needId: id, number, hasJoined: false };
}

/** What others have said already, with all that was typed so far: a page without scripts shows both. */
export async function look(actor: Actor, typed: Typed): Promise<Looked> {
	return { similar: await similarTo(actor, typed.text), typed };
}
