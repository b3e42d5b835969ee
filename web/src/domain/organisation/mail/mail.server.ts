import { randomBytes } from 'node:crypto';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Letter } from './mail.ts';
import * as store from './outgoing-mail.store.server.ts';
import { posted } from './wake.server.ts';

export type { Letter } from './mail.ts';

const REPLY_KEY_BYTES = 16;

function rowOf(id: string, { to, kind, values, path, onceKey, replyTo }: Letter): store.NewMail {
	return {
		id,
		once_key: onceKey,
		kind,
		...('personId' in to
			? { person_id: to.personId }
			: { address: to.address.trim().toLowerCase(), locale: to.locale }),
		words: JSON.stringify(values),
		path,
		reply_key: randomBytes(REPLY_KEY_BYTES),
		...(replyTo !== undefined && { inquiry_id: replyTo }),
	};
}

/** Queues letters in the transaction of the act they tell of: they are sent only if it is kept. */
export async function post(db: Db, letters: readonly Letter[]): Promise<void> {
	if (letters.length === 0) return;
	// Ids of one moment are in no order by themselves; a summary tells news in the order it was given.
	const ids = letters.map(() => newId()).sort();
	const tenantId = await store.insert(
		db,
		letters.map((letter, at) => rowOf(ids[at]!, letter)),
	);
	if (tenantId) posted(tenantId);
}
