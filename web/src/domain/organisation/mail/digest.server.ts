import { randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import * as store from './digest.store.server.ts';
import { digestDay } from './morning.ts';

/** From the hour the municipality chose, one summary a person and day; answers how many were made now. */
export async function gatherDigests(clerk: Actor, now = new Date()): Promise<number> {
	clerk.must('mail.manage');
	const day = digestDay(now, await clerk.read((db) => store.digestHour(db)));
	if (!day) return 0;
	await writeProgress(clerk, (db) => store.dropUnwanted(db));
	const waiting = await clerk.read((db) => store.listWaiting(db, day));
	let made = 0;
	for (const { personId } of waiting)
		if (await writeProgress(clerk, (db) => store.gather(db, personId, day, randomBytes(16)))) made++;
	return made;
}
