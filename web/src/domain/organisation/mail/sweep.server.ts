import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { OLDEST_DAYS } from './fate.ts';
import * as store from './sweep.store.server.ts';

/** Words of letters are kept for so long, for finding out what went wrong. */
export const KEPT_DAYS = 30;
/** So long an answer by mail finds its question. */
const ANSWER_DAYS = 180;

/** Nothing is kept of letters longer than there is use for. */
export async function sweepMail(clerk: Actor): Promise<void> {
	clerk.must('mail.manage');
	await writeProgress(clerk, async (db) => {
		await store.endOld(db, OLDEST_DAYS);
		await store.wipeSent(db, KEPT_DAYS, ANSWER_DAYS);
		await store.wipeReceived(db, KEPT_DAYS);
	});
}
