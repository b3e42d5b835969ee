import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import { knownId } from '#platform/known-id.ts';
import * as store from './assessment.store.server.ts';

/** Made anew at every start and kept nowhere: a key tells who is the same in two surveys, never who it is. */
const secret = randomBytes(32);

const opaque = (actor: Actor, personId: string) =>
	createHmac('sha256', secret).update(`${actor.tenantId} ${personId}`).digest('base64url');

export interface GroupRow extends Omit<store.RowForGroups, 'personId'> {
	person: string;
}

/** What groups are counted of: only what was given, never the words. It does not leave the server, and the trail tells. */
export function rowsForGroups(actor: Actor, surveyId: string): Promise<GroupRow[]> {
	actor.must('competence.manage');
	const id = knownId(surveyId, 'survey');
	return actor.change(async (db, record) => {
		const rows = await store.rowsForGroups(db, id);
		record('assessment.counted', { type: 'survey', id });
		return rows.map(({ personId, ...row }) => ({ ...row, person: opaque(actor, personId) }));
	});
}
