import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';
import { asOwner, statesOf } from '../../../testing/mail.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { openSmtpPeer, type SmtpPeer } from '../../../testing/smtp-peer.server.ts';
import { deliver } from './delivery.server.ts';
import * as office from './mail-office.server.ts';
import { post } from './mail.server.ts';
import { sweepMail } from './sweep.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const everything = { list: 'all', offset: 0, limit: 50 } as const;

async function usePeer(options = {}): Promise<SmtpPeer> {
	const peer = await openSmtpPeer(options);
	const { env, ...rest } = runtime();
	const relay = { ...peer.relay, password: 'salaisuus' };
	setRuntime({ ...rest, env: { ...env, mail: { relay, receiving: undefined } } });
	return peer;
}

async function queue(place: TestMunicipality, address: string, inquiryId?: string): Promise<void> {
	await place.actor.change(async (db, record) => {
		record('need.proposed', { type: 'need', id: newId() });
		const to = { address, locale: 'fi' as const };
		const letter = {
			to,
			kind: 'test' as const,
			values: { text: 'yksityistä' },
			path: '/needs',
			onceKey: newId(),
		};
		await post(db, [{ ...letter, ...(inquiryId && { replyTo: inquiryId }) }]);
	});
}

const age = (place: TestMunicipality, days: number) =>
	asOwner(
		database.ownerUrl(),
		`update outgoing_mail set settled_at = settled_at - make_interval(days => $2) where tenant_id = $1`,
		[place.actor.tenantId, days],
	);

test('a test goes to the one who asks, and says no when there is no server', async () => {
	const place = await foundMunicipality();
	await expect(office.sendTest(place.actor)).rejects.toEqual(refusal('mail_not_set_up'));
	expect(await office.overview(place.actor)).toMatchObject({ canSend: false, relay: null });
	const peer = await usePeer();
	await office.sendTest(place.actor);
	await deliver(place.actor);
	expect(peer.received).toHaveLength(1);
	expect(await office.latest(place.actor, everything)).toMatchObject([
		{ kind: 'test', to: 'Aino Pääkäyttäjä', state: 'sent' },
	]);
	expect(JSON.stringify(await office.overview(place.actor))).not.toContain('salaisuus');
});

test('an uncertain letter goes again only when somebody says so, with the same name', async () => {
	const place = await foundMunicipality();
	const peer = await usePeer({ ofLetter: (_: string, count: number) => (count === 1 ? 'hang' : undefined) });
	await queue(place, 'a@kunta.example');
	await deliver(place.actor, { relay: { patience: 300 } });
	expect(await deliver(place.actor)).toBe(0);
	const [letter] = await office.latest(place.actor, { ...everything, list: 'uncertain' });
	await office.sendAgain(place.actor, letter!.id);
	expect(await deliver(place.actor)).toBe(1);
	await expect(office.sendAgain(place.actor, letter!.id)).rejects.toEqual(refusal('mail_not_to_send_again'));
	const names = peer.received.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
	expect(names).toEqual([names[0], names[0]]);
});

test('only an administrator sees letters, and only those of the own municipality', async () => {
	const [place, other] = [await foundMunicipality(), await foundMunicipality()];
	await usePeer({ ofRecipient: () => ({ code: 550, text: 'No' }) });
	await queue(place, 'a@kunta.example');
	await deliver(place.actor);
	for (const actor of [await place.as('director'), await place.as('coordinator'), place.visitor]) {
		expect(() => office.latest(actor, everything)).toThrow();
		await expect(office.sendTest(actor)).rejects.toThrow();
	}
	expect(await office.latest(other.actor, everything)).toEqual([]);
	const [letter] = await office.latest(place.actor, everything);
	await expect(office.sendAgain(other.actor, letter!.id)).rejects.toEqual(refusal('mail_not_to_send_again'));
});

test('the hour of the summary is changed by one at a time', async () => {
	const place = await foundMunicipality();
	await office.setDigestHour(place.actor, { hour: 9, version: 0 });
	await expect(office.setDigestHour(place.actor, { hour: 8, version: 0 })).rejects.toEqual(
		refusal('conflict'),
	);
	await office.setDigestHour(place.actor, { hour: 8, version: 1 });
	expect(await office.overview(place.actor)).toMatchObject({ digestHour: 8, version: 2 });
});

test('words and addresses are gone a month after, and an address that may answer half a year after', async () => {
	const place = await foundMunicipality();
	await usePeer();
	await queue(place, 'a@kunta.example');
	await queue(place, 'b@kunta.example', newId());
	await deliver(place.actor);
	const kept = () =>
		asOwner<{ address: string | null; words: object }>(
			database.ownerUrl(),
			'select address, words from outgoing_mail where tenant_id = $1 order by address nulls last',
			[place.actor.tenantId],
		);
	await age(place, 29);
	await sweepMail(place.actor);
	expect(await kept()).toMatchObject([{ words: { text: 'yksityistä' } }, { words: { text: 'yksityistä' } }]);
	await age(place, 2);
	await sweepMail(place.actor);
	expect(await kept()).toEqual([
		{ address: 'b@kunta.example', words: {} },
		{ address: null, words: {} },
	]);
	await age(place, 150);
	await sweepMail(place.actor);
	expect(await kept()).toEqual([
		{ address: null, words: {} },
		{ address: null, words: {} },
	]);
});

test('letters that wait where there is no server end after two weeks', async () => {
	const place = await foundMunicipality();
	await queue(place, 'a@kunta.example');
	await sweepMail(place.actor);
	expect(await statesOf(database.ownerUrl(), place.actor.tenantId)).toMatchObject([{ state: 'waiting' }]);
	await asOwner(
		database.ownerUrl(),
		`update outgoing_mail set queued_at = queued_at - interval '15 days' where tenant_id = $1`,
		[place.actor.tenantId],
	);
	await sweepMail(place.actor);
	expect(await statesOf(database.ownerUrl(), place.actor.tenantId)).toMatchObject([
		{ state: 'failed', failure: 'too_old' },
	]);
});
