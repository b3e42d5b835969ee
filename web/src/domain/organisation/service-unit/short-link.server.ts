import type { Actor } from '#platform/actor.server.ts';
import { shortCode, typedCode } from './short-code.server.ts';
import * as store from './service-unit.store.server.ts';

/** The link token of the open unit whose short address was typed, if there is one. */
export async function findByShortCode(visitor: Actor, text: string): Promise<string | undefined> {
	visitor.must('public.read');
	const wanted = typedCode(text);
	const units = await visitor.read((db) => store.list(db));
	return units.find(({ closedOn, linkToken }) => closedOn === null && shortCode(linkToken) === wanted)
		?.linkToken;
}
