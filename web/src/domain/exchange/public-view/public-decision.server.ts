import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found } from '#platform/refusal.ts';
import { inForce, type Told } from '../publicity/publicity.server.ts';
import * as store from './public-decision.store.server.ts';
import type { PublicDecision } from './public-decision.ts';
import { plainOf } from './public-goal.server.ts';

/** Decisions that residents are told of, the newest first: as in the law, not before the minutes are signed. */
export function decisions(actor: Actor): Promise<PublicDecision[]> {
	actor.must('public.read');
	return actor.read(async (db) =>
		(await decisionsOf(db, await inForce(db))).flatMap(({ isSigned, ...told }) => (isSigned ? [told] : [])),
	);
}

/** Those said to be public, also where their minutes still wait for signatures. */
export async function decisionsOf(db: Db, told: Told): Promise<(PublicDecision & { isSigned: boolean })[]> {
	const shows = (id: string, field: 'matter' | 'decision' | 'grounds', value: string) =>
		told.publicity.of('decision', id, field, value, '');
	const rows = await store.listDecisions(db);
	return rows
		.filter(({ id }) => told.publicity.shows('decision', id))
		.map((row) => ({
			...row,
			matter: shows(row.id, 'matter', row.matter),
			decision: shows(row.id, 'decision', row.decision),
			grounds: shows(row.id, 'grounds', row.grounds),
			plain: plainOf(told, 'decision', row.id),
		}));
}

export async function decision(actor: Actor, id: string): Promise<PublicDecision> {
	const wanted = knownId(id, 'decision').toLowerCase();
	return found(
		(await decisions(actor)).find((one) => one.id === wanted),
		'decision',
	);
}
