import { pino } from 'pino';
import { deliver } from '#domain/organisation/mail/delivery.server.ts';
import { mailClerk } from '#domain/organisation/mail/mail-clerk.server.ts';
import { openDatabase, openPool } from '#platform/db.server.ts';
import { readEnv } from '#platform/env.ts';
import type { Relay } from '#platform/mail-env.ts';
import { setRuntime } from '#platform/runtime.server.ts';

export interface SendTask {
	databaseUrl: string;
	relay: Relay;
	tenantId: string;
	tenantSlug: string;
}

/** What a process of the product does with waiting letters, until none is due. */
export async function sendAll({ databaseUrl, relay, ...tenant }: SendTask): Promise<void> {
	const db = openDatabase(openPool(databaseUrl, 6, () => {}));
	const env = { ...readEnv({}), mail: { relay, receiving: undefined } };
	setRuntime({ env, log: pino({ level: 'silent' }), db, jobs: null });
	// The lease is over at once: whoever had a letter in hand has been killed.
	await deliver(mailClerk(tenant), { lease: 0 });
	await db.destroy();
}
