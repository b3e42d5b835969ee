import { execFileSync } from 'node:child_process';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import type { MailSettings } from '#platform/mail-env.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { openSmtpPeer, type SmtpPeer } from '../../../testing/smtp-peer.server.ts';
import * as people from '../person/person.server.ts';
import { deliver } from './delivery.server.ts';
import { post, type Letter } from './mail.server.ts';
import { asOwner, statesOf } from '../../../testing/mail.server.ts';

const database = useDatabase();

function useRelay(mail: Partial<MailSettings>): void {
	const { env, ...rest } = runtime();
	setRuntime({ ...rest, env: { ...env, mail: { relay: undefined, receiving: undefined, ...mail } } });
}

const letterTo = (address: string, more: Partial<Letter> = {}): Letter => ({
	to: { address, locale: 'fi' },
	kind: 'test',
	values: {},
	path: '/needs',
	onceKey: newId(),
	...more,
});

async function queue(place: TestMunicipality, letters: Letter[]): Promise<void> {
	await place.actor.change(async (db, record) => {
		record('need.proposed', { type: 'need', id: newId() });
		await post(db, letters);
	});
}

const parse = (peer: SmtpPeer, to = '') =>
	PostalMime.parse(Buffer.from(peer.received.find((each) => each.to[0]!.startsWith(to))!.raw, 'latin1'));
const states = (place: TestMunicipality) => statesOf(database.ownerUrl(), place.actor.tenantId);
const dueNow = (place: TestMunicipality) =>
	asOwner(database.ownerUrl(), 'update outgoing_mail set try_at = now() where tenant_id = $1', [
		place.actor.tenantId,
	]);

test('a letter goes out once, in the language of its reader, with letters outside ASCII whole', async () => {
	const place = await foundMunicipality('Äänekosken kööri');
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	const sv = await place.as('coordinator');
	await asOwner(database.ownerUrl(), `update person set locale = 'sv', name = 'Åsa Öst' where id = $1`, [
		sv.person,
	]);
	await queue(place, [
		letterTo('matti@kunta.example', { onceKey: 'a' }),
		letterTo('en@kunta.example', { to: { address: 'en@kunta.example', locale: 'en' } }),
		letterTo('', { to: { personId: sv.person } }),
	]);
	await queue(place, [letterTo('matti@kunta.example', { onceKey: 'a' })]);
	expect(await deliver(place.actor, { lanes: 1 })).toBe(3);
	expect(await deliver(place.actor)).toBe(0);

	const [fi, en, swedish] = await Promise.all(['matti@', 'en@', 'coordinator-'].map((to) => parse(peer, to)));
	if (!fi || !en || !swedish) throw new Error('Three letters were sent.');
	expect(fi).toMatchObject({
		subject: 'Luotsin koeviesti',
		from: { name: 'Äänekosken kööri · Luotsi', address: 'luotsi@kunta.example' },
	});
	expect(fi.text).toContain('Tämä on koeviesti. Sähköpostin lähetys toimii.');
	expect(fi.text).toContain(`http://localhost:3000/${place.actor.tenantSlug}/needs`);
	expect(fi.html).toContain('Tämä on koeviesti.');
	expect(en.subject).toBe('Test letter from Luotsi');
	expect(swedish).toMatchObject({ subject: 'Provbrev från Luotsi', to: [{ name: 'Åsa Öst' }] });
	const headers = new Map(fi.headers.map(({ key, value }) => [key, value]));
	expect(headers.get('auto-submitted')).toBe('auto-generated');
	expect(headers.get('list-unsubscribe')).toMatch(/^<http:\/\/localhost:3000\/.+\/unsubscribe\/.{32}>$/);
	expect(new Set(peer.received.map(({ raw }) => /message-id: (.+)/i.exec(raw)?.[1])).size).toBe(3);
});

test('a letter of an act that was not kept is not there', async () => {
	const place = await foundMunicipality();
	const undone = place.actor.change(async (db) => post(db, [letterTo('a@kunta.example')]));
	await expect(undone).rejects.toThrow('audit event');
	expect(await states(place)).toEqual([]);
});

test('without a server letters wait, and later go', async () => {
	const place = await foundMunicipality();
	useRelay({});
	await queue(place, [letterTo('a@kunta.example')]);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
});

test('a refusal for now is tried again, one for good is told with its reason', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer({
		ofRecipient: (to, count) => {
			if (to.startsWith('busy') && count === 1) return { code: 451, text: 'Try again later' };
			return to.startsWith('gone') ? { code: 550, text: `No such user ${to}` } : undefined;
		},
		ofLetter: (to) => (to.startsWith('spam') ? { code: 554, text: 'Looks like spam' } : undefined),
	});
	useRelay({ relay: peer.relay });
	await queue(place, [letterTo('busy@a.example'), letterTo('gone@a.example'), letterTo('spam@a.example')]);
	expect(await deliver(place.actor, { lanes: 1 })).toBe(0);
	expect(await states(place)).toMatchObject([
		{ state: 'waiting', attempts: 1, failure: expect.stringContaining('Try again later') },
		{ state: 'failed', failure: '550 No such user …' },
		{ state: 'failed', failure: '554 Looks like spam' },
	]);
	expect(await deliver(place.actor)).toBe(0);
	await dueNow(place);
	expect(await deliver(place.actor)).toBe(1);
	expect(await states(place)).toMatchObject([{ state: 'sent', attempts: 2, failure: null }, {}, {}]);
});

test('while the server is away letters wait and no try is counted', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	await peer.close();
	await queue(place, [letterTo('a@a.example'), letterTo('b@a.example'), letterTo('c@a.example')]);
	expect(await deliver(place.actor, { lanes: 1 })).toBe(0);
	const waiting = await states(place);
	expect(waiting).toMatchObject(Array(3).fill({ state: 'waiting', attempts: 0 }));
	const told = waiting.map(({ failure }) => failure).filter((failure) => failure !== null);
	expect(told).toEqual([expect.stringContaining('ECONNREFUSED')]);
});

test('a server that never answers for one reader does not keep the others waiting', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer({
		ofRecipient: (to) => (to.startsWith('b-tar') ? 'hang' : undefined),
		ofLetter: (to) => (to.startsWith('c-mute') ? 'hang' : undefined),
	});
	useRelay({ relay: peer.relay });
	await queue(place, [letterTo('b-tar@a.example'), letterTo('c-mute@a.example')]);
	const slow = deliver(place.actor, { lanes: 2, relay: { patience: 3000 } });
	await expect
		.poll(async () => (await states(place)).filter(({ state }) => state === 'sending').length)
		.toBe(2);
	await queue(place, [letterTo('d-quick@a.example')]);
	expect(await deliver(place.actor)).toBe(1);
	expect((await states(place)).map(({ state }) => state)).toEqual(['sending', 'sending', 'sent']);
	expect(await slow).toBe(0);
	// The first was never given; the second may have been taken, and is not sent again by itself.
	expect((await states(place)).map(({ state }) => state)).toEqual(['waiting', 'uncertain', 'sent']);
	await dueNow(place);
	await deliver(place.actor, { relay: { patience: 300 } });
	expect(peer.received.map(({ to }) => to[0])).toEqual(['c-mute@a.example', 'd-quick@a.example']);
});

test('what a lost process had in hand waits again if nothing was given, and is uncertain if something was', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	await queue(place, [letterTo('a@a.example'), letterTo('b@a.example')]);
	await asOwner(
		database.ownerUrl(),
		`update outgoing_mail set state = 'sending', claimed_at = now() - interval '1 hour',
			handed_over_at = case when address = 'b@a.example' then now() end where tenant_id = $1`,
		[place.actor.tenantId],
	);
	expect(await deliver(place.actor)).toBe(1);
	expect(await states(place)).toMatchObject([{ state: 'sent' }, { state: 'uncertain' }]);
	expect(peer.received).toHaveLength(1);
});

test('line breaks in what people wrote stay out of the headers', async () => {
	const place = await foundMunicipality('Kunta');
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	const person = await place.as('reader');
	await asOwner(
		database.ownerUrl(),
		`update person set name = E'Pekka\\r\\nBcc: x@evil.example' where id = $1`,
		[person.person],
	);
	await queue(place, [letterTo('', { to: { personId: person.person } })]);
	await deliver(place.actor);
	const { bcc, to } = await parse(peer);
	expect(bcc).toBeUndefined();
	expect(to).toHaveLength(1);
	expect(peer.received[0]?.to).toHaveLength(1);
	expect(peer.received[0]?.raw).not.toMatch(/^bcc:/im);
});

test('one whose account is closed gets nothing', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	const { person: id } = await place.as('reader');
	await queue(place, [letterTo('', { to: { personId: id } })]);
	await people.disable(place.actor, { id, version: 1 });
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toMatchObject([{ state: 'unwanted', failure: 'disabled' }]);
});

test('a letter two weeks old is not sent any more', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer();
	useRelay({ relay: peer.relay });
	await queue(place, [letterTo('a@a.example')]);
	await asOwner(
		database.ownerUrl(),
		`update outgoing_mail set queued_at = now() - interval '15 days' where tenant_id = $1`,
		[place.actor.tenantId],
	);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toMatchObject([{ state: 'failed', failure: 'too_old' }]);
});

const TOOL = 'openssl';
const REQUEST =
	'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout - -out -';

function makeCertificate(): { key: string; cert: string } | null {
	try {
		const key = execFileSync(TOOL, REQUEST.split(' '), {
			stdio: ['ignore', 'pipe', 'ignore'],
		}).toString();
		return { key, cert: key.slice(key.indexOf('-----BEGIN CERT')) };
	} catch {
		return null;
	}
}
const pair = makeCertificate();

test.skipIf(!pair)('letters go encrypted, and wait where the certificate is not trusted', async () => {
	const place = await foundMunicipality();
	const peer = await openSmtpPeer({ settings: { ...pair, disabledCommands: [] } });
	const relay = { ...peer.relay, host: 'localhost', mustBeSecure: true };
	useRelay({ relay });
	await queue(place, [letterTo('a@a.example')]);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toMatchObject([
		{ state: 'waiting', failure: expect.stringContaining('certificate') },
	]);
	await dueNow(place);
	expect(await deliver(place.actor, { relay: { ca: pair!.cert } })).toBe(1);
	expect(peer.received).toMatchObject([{ isSecure: true }]);
});

test('a password goes only where the talk is encrypted', async () => {
	const place = await foundMunicipality();
	let asked = 0;
	const onAuth = (_: unknown, __: unknown, done: (error: Error) => void) => {
		asked++;
		done(new Error('no'));
	};
	const peer = await openSmtpPeer({ settings: { authOptional: false, allowInsecureAuth: true, onAuth } });
	useRelay({ relay: { ...peer.relay, mustBeSecure: true, user: 'luotsi', password: 'salaisuus' } });
	await queue(place, [letterTo('a@a.example')]);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
	expect(asked).toBe(0);
	await dueNow(place);
	await deliver(place.actor, { relay: { mustBeSecure: false } });
	expect(asked).toBeGreaterThan(0);
});
