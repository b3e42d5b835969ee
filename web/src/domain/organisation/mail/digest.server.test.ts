import PostalMime from 'postal-mime';
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
import { gatherDigests } from './digest.server.ts';
import * as office from './mail-office.server.ts';
import { post, type Letter } from './mail.server.ts';
import * as preferences from './preference.server.ts';
import type { Preferences } from './preference.ts';
import * as subscriptions from './unsubscription.server.ts';

const database = useDatabase();
const morning = new Date('2026-11-23T06:00:00Z');

async function usePeer(): Promise<SmtpPeer> {
	const peer = await openSmtpPeer();
	const { env, ...rest } = runtime();
	setRuntime({ ...rest, env: { ...env, mail: { relay: peer.relay, receiving: undefined } } });
	return peer;
}

const news = (personId: string, title: string, path: string): Letter => ({
	to: { personId },
	kind: 'need_state_changed',
	values: { title, number: 3, state: 'planned', hasReason: 'yes', reason: 'Rahat löytyivät.' },
	path,
	onceKey: newId(),
});

async function queue(place: TestMunicipality, letters: Letter[]): Promise<void> {
	await place.actor.change(async (db, record) => {
		record('need.proposed', { type: 'need', id: newId() });
		await post(db, letters);
	});
}

const states = async (place: TestMunicipality) =>
	(await statesOf(database.ownerUrl(), place.actor.tenantId)).map(({ state }) => state).sort();
const choices = (kinds: Record<string, string>) => kinds as unknown as Preferences;
const letterOf = (peer: SmtpPeer, index: number) =>
	PostalMime.parse(Buffer.from(peer.received[index]!.raw, 'latin1'));

test('news of a day come in one letter, by need, in the language of the reader, and once', async () => {
	const place = await foundMunicipality('Ähtäri');
	const peer = await usePeer();
	const reader = await place.as('reader');
	await asOwner(database.ownerUrl(), `update person set locale = 'sv' where id = $1`, [reader.person]);
	await queue(place, [
		news(reader.person, 'Skrivare på <Övre> avdelningen', '/needs/1'),
		news(reader.person, 'Självbetjäning', '/needs/2'),
		news(reader.person, 'Skrivare på <Övre> avdelningen', '/needs/1'),
	]);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toEqual(['held', 'held', 'held']);
	expect(await gatherDigests(place.actor, new Date('2026-11-23T04:59:00Z'))).toBe(0);
	const made = await Promise.all([1, 2, 3].map(() => gatherDigests(place.actor, morning)));
	expect(made.reduce((sum, count) => sum + count)).toBe(1);
	expect(await deliver(place.actor)).toBe(1);
	expect(await gatherDigests(place.actor, morning)).toBe(0);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toEqual(['digested', 'digested', 'digested', 'sent']);

	const { subject, text = '', html = '' } = await letterOf(peer, 0);
	expect(subject).toBe('Luotsi: 3 nyheter');
	expect(text.match(/Skrivare på <Övre> avdelningen\n=+/g)).toHaveLength(1);
	expect(text.indexOf('Skrivare')).toBeLessThan(text.indexOf('Självbetjäning'));
	expect(text).toContain(`/${place.actor.tenantSlug}/needs/2`);
	expect(html).toContain('<html lang="sv">');
	expect(html).toContain('<h2>Skrivare på &lt;Övre&gt; avdelningen</h2>');
	expect(html.match(/<h2>/g)).toHaveLength(2);
});

test('news that comes after the morning waits for the next one', async () => {
	const place = await foundMunicipality();
	const peer = await usePeer();
	const { person } = await place.as('reader');
	for (const [hour, count] of [
		['2026-11-23T06:00:00Z', 1],
		['2026-11-23T15:00:00Z', 0],
		['2026-11-24T04:30:00Z', 0],
		['2026-11-24T05:00:00Z', 1],
	] as const) {
		await queue(place, [news(person, 'Tulostin', '/needs/1')]);
		await deliver(place.actor);
		expect(await gatherDigests(place.actor, new Date(hour))).toBe(count);
		await deliver(place.actor);
	}
	expect(await Promise.all([0, 1].map(async (index) => (await letterOf(peer, index)).subject))).toEqual([
		'Luotsi: yksi uutinen',
		'Luotsi: 3 uutista',
	]);
});

test('each chooses what comes at once, daily or never; the hour is the municipality’s', async () => {
	const place = await foundMunicipality();
	const peer = await usePeer();
	const [hasty, silent, usual] = await Promise.all([1, 2, 3].map(() => place.as('reader')));
	await preferences.choose(hasty!, choices({ need_state_changed: 'at_once' }));
	await preferences.choose(silent!, choices({ need_state_changed: 'never' }));
	await queue(
		place,
		[hasty, silent, usual].map((actor) => news(actor!.person, 'Tulostin', '/needs/1')),
	);
	expect(await deliver(place.actor)).toBe(1);
	expect(await states(place)).toEqual(['held', 'sent', 'unwanted']);
	await office.setDigestHour(place.actor, { hour: 9, version: 0 });
	expect(await gatherDigests(place.actor, morning)).toBe(0);
	await preferences.choose(usual!, choices({ need_state_changed: 'never' }));
	expect(await gatherDigests(place.actor, new Date('2026-11-23T07:00:00Z'))).toBe(0);
	expect(await states(place)).toEqual(['sent', 'unwanted', 'unwanted']);
	expect(peer.received).toHaveLength(1);
	expect((await preferences.get(hasty!)).kinds).toContainEqual({
		kind: 'need_state_changed',
		delivery: 'at_once',
	});
});

test('the link in a letter stops all letters, with or without an account, and begins them again', async () => {
	const place = await foundMunicipality();
	const other = await foundMunicipality();
	const peer = await usePeer();
	const reader = await place.as('reader');
	const outside = (): Letter => ({
		...news('', 'Tulostin', '/needs'),
		to: { address: 'Matti@Kunta.Example', locale: 'fi' },
	});
	await preferences.choose(reader, choices({ need_state_changed: 'at_once' }));
	await queue(place, [outside(), news(reader.person, 'Tulostin', '/needs')]);
	expect(await deliver(place.actor)).toBe(2);
	const tokens = peer.received.map(({ raw }) => /unsubscribe\/([\w-]{32})>/.exec(raw)?.[1] ?? '');
	expect(new Set(tokens).size).toBe(2);

	for (const token of tokens) {
		expect((await subscriptions.open(place.visitor, token)).isUnsubscribed).toBe(false);
		await subscriptions.set(place.visitor, token, true);
		await subscriptions.set(place.visitor, token, true);
		expect((await subscriptions.open(place.visitor, token)).isUnsubscribed).toBe(true);
		await expect(subscriptions.open(other.visitor, token)).rejects.toMatchObject({ code: 'not_found' });
	}
	await queue(place, [outside(), news(reader.person, 'Tulostin', '/needs')]);
	expect(await deliver(place.actor)).toBe(0);
	expect(await states(place)).toEqual(['sent', 'sent', 'unwanted', 'unwanted']);
	expect((await preferences.get(reader)).isUnsubscribed).toBe(true);

	for (const token of tokens)
		if (!(await subscriptions.open(place.visitor, token)).hasAccount)
			await subscriptions.set(place.visitor, token, false);
	await preferences.choose(reader, choices({ need_state_changed: 'at_once' }));
	await queue(place, [outside(), news(reader.person, 'Tulostin', '/needs')]);
	expect(await deliver(place.actor)).toBe(2);
	const [row] = await asOwner<{ text: string }>(
		database.ownerUrl(),
		`select string_agg(r::text, '') as text from mail_recipient r where tenant_id = $1`,
		[place.actor.tenantId],
	);
	expect(row?.text).not.toMatch(/matti/i);
});
