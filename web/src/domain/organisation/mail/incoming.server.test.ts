import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';
import { asOwner, statesOf } from '../../../testing/mail.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { openSmtpPeer } from '../../../testing/smtp-peer.server.ts';
import { deliver } from './delivery.server.ts';
import { giveAnswers, type GiveAnswer } from './incoming.server.ts';
import { post } from './mail.server.ts';
import { receive, type Receiver } from './receiving.server.ts';

const database = useDatabase();
const domain = 'vastaus.kunta.example';
let receiver: Receiver | undefined;
afterEach(() => receiver?.close());

/** A question sent by mail: its inquiry, and the address an answer goes to. */
async function askByMail(place: TestMunicipality) {
	const peer = await openSmtpPeer();
	const receiving = { domain, host: '127.0.0.1', port: 0 };
	const { env, ...rest } = runtime();
	setRuntime({ ...rest, env: { ...env, mail: { relay: peer.relay, receiving } } });
	receiver = await receive(receiving);
	const inquiryId = newId();
	await place.actor.change(async (db, record) => {
		record('need.proposed', { type: 'need', id: newId() });
		const to = { address: 'maija@kunta.example', locale: 'fi' as const };
		const letter = { to, kind: 'test' as const, values: {}, path: '/', onceKey: newId() };
		await post(db, [{ ...letter, replyTo: inquiryId }]);
	});
	await deliver(place.actor);
	const { raw, from } = peer.received[0]!;
	const address = /^Reply-To: <?(reply\+[^>\s]+)/im.exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
	expect(from).toBe(address);
	return { inquiryId, address, raw };
}

/** Speaks SMTP by hand; answers the replies of the server, one a line sent. */
async function speak(lines: (string | Buffer)[]): Promise<string[]> {
	const socket = connect(receiver!.port, '127.0.0.1');
	const replies: string[] = [];
	const { promise, resolve } = Promise.withResolvers<void>();
	let held = '';
	const rest = [...lines];
	socket.on('error', resolve).on('close', resolve);
	socket.on('data', (chunk) => {
		held += chunk.toString();
		for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
			const line = held.slice(0, end);
			held = held.slice(end + 2);
			if (line[3] === '-') continue;
			replies.push(line);
			const next = rest.shift();
			if (next === undefined) return void socket.end('QUIT\r\n');
			socket.write(next);
			socket.write('\r\n');
		}
	});
	await promise;
	return replies;
}

const sendRaw = (to: string, message: string | Buffer, from = 'maija@kunta.example') =>
	speak([
		'EHLO relay',
		`MAIL FROM:<${from}>`,
		`RCPT TO:<${to}>`,
		'DATA',
		Buffer.concat([Buffer.from(message), Buffer.from('\r\n.')]),
	]);

const message = (headers: string, body: string | Buffer) =>
	Buffer.concat([
		Buffer.from(
			`From: Maija <maija@kunta.example>\r\nSubject: Re: Kysymys\r\nMessage-ID: <${newId()}@kunta.example>\r\n${headers}\r\n\r\n`,
		),
		Buffer.from(body),
	]);

function collector() {
	const given: Parameters<GiveAnswer>[1][] = [];
	const give: GiveAnswer = (_, answer) => Promise.resolve(given.push(answer));
	return { given, give };
}

const incomingOf = (place: TestMunicipality) =>
	asOwner<{ sort: string; state: string; answer: string; whole_text: string; failure: string | null }>(
		database.ownerUrl(),
		'select sort, state, answer, whole_text, failure from incoming_mail where tenant_id = $1 order by id',
		[place.actor.tenantId],
	);

const quoted = '\r\n\r\nma 23.11.2026 klo 9.00 Kunta (luotsi@kunta.example) kirjoitti:\r\n> Montako?';
const finnish = `Kyllä, kolme pöytää riittää lähiötyöhön.${quoted}`;

test.each([
	[
		'ISO-8859-1, quoted-printable',
		'Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Transfer-Encoding: quoted-printable',
		finnish.replaceAll('ä', '=E4').replaceAll('ö', '=F6'),
	],
	[
		'Windows-1252, 8 bit',
		'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit',
		Buffer.from(finnish, 'latin1'),
	],
	[
		'UTF-8, base64',
		'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64',
		Buffer.from(finnish).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
	],
	[
		'HTML alone',
		'Content-Type: text/html; charset=utf-8',
		'<p>Kyll&auml;, kolme pöytää riittää lähiötyöhön.</p><blockquote>Montako?</blockquote>',
	],
])('an answer in %s becomes the answer to the question', async (_, headers, body) => {
	const place = await foundMunicipality();
	const { inquiryId, address } = await askByMail(place);
	expect((await sendRaw(address.toUpperCase(), message(headers, body))).at(-1)).toMatch(/^(250|221)/);
	const { given, give } = collector();
	expect(await giveAnswers(place.actor, give)).toBe(1);
	expect(await giveAnswers(place.actor, give)).toBe(0);
	expect(given).toMatchObject([
		{ inquiryId, text: 'Kyllä, kolme pöytää riittää lähiötyöhön.', address: 'maija@kunta.example' },
	]);
	const [kept] = await incomingOf(place);
	expect(kept).toMatchObject({ sort: 'reply', state: 'given' });
	expect(kept?.whole_text).toContain('Montako?');
});

test('the same message is handled once, however often it is sent', async () => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	const same = message('Content-Type: text/plain', 'Kolme.');
	for (let times = 0; times < 3; times++) await sendRaw(address, same);
	const { given, give } = collector();
	expect(await giveAnswers(place.actor, give)).toBe(1);
	expect(given).toHaveLength(1);
});

test.each([
	['an absence', 'Auto-Submitted: auto-replied', 'maija@kunta.example'],
	['a mailing list', 'Precedence: bulk', 'maija@kunta.example'],
	['nobody', 'Content-Type: text/plain', ''],
])('a message of %s answers nothing and fails nothing', async (_, headers, from) => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	await sendRaw(address, message(headers, 'Olen lomalla.'), from);
	const { give } = collector();
	expect(await giveAnswers(place.actor, give)).toBe(0);
	expect(await incomingOf(place)).toEqual([
		{ sort: 'automatic', state: 'ignored', answer: '', whole_text: '', failure: null },
	]);
	expect(await statesOf(database.ownerUrl(), place.actor.tenantId)).toMatchObject([{ state: 'sent' }]);
});

const report = (action: string) =>
	`This is a report.\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay\r\n\r\nFinal-Recipient: rfc822; maija@kunta.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\n\r\n--x--`;

test('a letter that comes back is shown as failed; one that is late is not', async () => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	const headers = 'Content-Type: multipart/report; report-type=delivery-status; boundary=x';
	const sent = (action: string) => sendRaw(address, message(headers, `--x\r\n\r\n${report(action)}`), '');
	await sent('delayed');
	expect(await statesOf(database.ownerUrl(), place.actor.tenantId)).toMatchObject([{ state: 'sent' }]);
	await sent('failed');
	expect(await statesOf(database.ownerUrl(), place.actor.tenantId)).toMatchObject([
		{ state: 'failed', failure: 'bounced 5.1.1' },
	]);
});

test('nothing is passed on, unknown recipients are refused, and so is what is too large', async () => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	const [, tail] = address.split('reply+');
	const wrong = [
		'someone@elsewhere.example',
		`postmaster@${domain}`,
		`reply+${tail!.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'))}`,
		address.replace(/.@/, (end) => (end.startsWith('a') ? 'q@' : 'a@')),
		`reply+${tail}`.replace(domain, 'elsewhere.example'),
	];
	for (const to of wrong) {
		const replies = await speak(['EHLO relay', 'MAIL FROM:<a@b.example>', `RCPT TO:<${to}>`, 'DATA']);
		expect(replies[3]).toMatch(/^55/);
		expect(replies[4]).toMatch(/^503/);
	}
	const large = await sendRaw(address, message('Content-Type: text/plain', 'x'.repeat(5_100_000)));
	expect(large.at(-2) ?? large.at(-1)).toMatch(/^552/);
	expect(await incomingOf(place)).toEqual([]);
});

test('an answer that is refused is told so, and one that fails waits for the next round', async () => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	await sendRaw(address, message('Content-Type: text/plain', 'Kolme.'));
	const broken: GiveAnswer = () => Promise.reject(new Error('the database is away'));
	expect(await giveAnswers(place.actor, broken)).toBe(0);
	expect(await incomingOf(place)).toMatchObject([{ state: 'waiting', failure: 'failed' }]);
	const refused: GiveAnswer = () => Promise.resolve().then(() => refuse('need_last_wording'));
	expect(await giveAnswers(place.actor, refused)).toBe(0);
	expect(await incomingOf(place)).toMatchObject([{ state: 'refused', failure: 'need_last_wording' }]);
	expect(await deliver(place.actor)).toBe(1);
	const told = await asOwner(
		database.ownerUrl(),
		`select address, state from outgoing_mail where kind = 'answer_not_kept' and tenant_id = $1`,
		[place.actor.tenantId],
	);
	expect(told).toEqual([{ address: 'maija@kunta.example', state: 'sent' }]);
});

test('a broken message is refused or kept, and the next one comes in', async () => {
	const place = await foundMunicipality();
	const { address } = await askByMail(place);
	const nested = `Content-Type: multipart/mixed; boundary=0\r\n\r\n${Array.from({ length: 60 }, (_, at) => `--${at}\r\nContent-Type: multipart/mixed; boundary=${at + 1}\r\n\r\n`).join('')}`;
	for (const raw of ['', '\0\0\0', 'Content-Type: text/plain; charset=nonsense\r\n\r\nMoi\0', nested])
		expect((await sendRaw(address, raw)).length).toBeGreaterThan(4);
	await sendRaw(address, message('Content-Type: text/plain', 'Kolme.'));
	const { given, give } = collector();
	await giveAnswers(place.actor, give);
	expect(given.map(({ text }) => text)).toContain('Kolme.');
});
