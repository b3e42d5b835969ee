import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import type { SendTask } from '../../../testing/send-all.server.ts';
import { openSmtpPeer, type SmtpPeer } from '../../../testing/smtp-peer.server.ts';
import { deliver } from './delivery.server.ts';
import { post } from './mail.server.ts';

const database = useDatabase();
const LETTERS = 400;
const KILLS = 6;

const idsOf = (peer: SmtpPeer) =>
	peer.received.map(({ raw }) => /^Message-ID: <([^@>]+)/im.exec(raw)?.[1] ?? '');

/** A process that sends, killed without warning when so many more letters have come. */
async function sendAndKill(task: SendTask, peer: SmtpPeer, more: number): Promise<boolean> {
	const script = path.resolve(import.meta.dirname, '../../../testing/send-all-child.ts');
	const child = spawn(process.execPath, [script, JSON.stringify(task)], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const ended = once(child, 'exit');
	const goal = peer.received.length + more;
	while (peer.received.length < goal && child.exitCode === null) await sleep(1);
	child.kill('SIGKILL');
	const [, signal] = (await ended) as [number | null, string | null];
	return signal === 'SIGKILL';
}

test('however often the process is killed, no letter arrives twice and none is lost without a word', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer({ pause: () => sleep(Math.random() * 12) });
	const { tenantId, tenantSlug } = place.actor;
	await place.actor.change(async (db, record) => {
		record('need.proposed', { type: 'need', id: newId() });
		const letters = Array.from({ length: LETTERS }, (_, at) => ({
			to: { address: `reader${at}@kunta.example`, locale: 'fi' as const },
			kind: 'test' as const,
			values: {},
			path: '/',
			onceKey: `letter ${at}`,
		}));
		await post(db, letters);
	});
	const databaseUrl = database.ownerUrl().replace('//postgres@', '//luotsi_app@');
	const task = { databaseUrl, relay: peer.relay, tenantId, tenantSlug };
	let killed = 0;
	for (let times = 0; times < KILLS; times++)
		if (await sendAndKill(task, peer, 10 + Math.floor(Math.random() * 40))) killed++;
	expect(killed).toBe(KILLS);
	expect(peer.received.length).toBeLessThan(LETTERS);

	const { env, ...rest } = runtime();
	setRuntime({ ...rest, env: { ...env, mail: { relay: peer.relay, receiving: undefined } } });
	await deliver(place.actor, { lease: 0 });
	const rows = await asOwner<{ id: string; state: string }>(
		database.ownerUrl(),
		'select id, state from outgoing_mail where tenant_id = $1',
		[tenantId],
	);
	const received = idsOf(peer);
	const inState = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id);
	expect(new Set(received).size).toBe(received.length);
	expect(inState('sent').length + inState('uncertain').length).toBe(LETTERS);
	expect(inState('sent').filter((id) => !received.includes(id))).toEqual([]);
	// Each process had four letters in hand at most.
	expect(inState('uncertain').length).toBeLessThanOrEqual(KILLS * 4);
	expect(received.length).toBeGreaterThanOrEqual(inState('sent').length);
}, 180_000);
