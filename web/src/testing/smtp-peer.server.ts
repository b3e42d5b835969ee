import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll } from 'vitest';
import type { Relay } from '#platform/mail-env.ts';

export interface Received {
	from: string;
	to: string[];
	raw: string;
	isSecure: boolean;
}

export interface SmtpPeer {
	received: Received[];
	relay: Relay;
	close(): Promise<void>;
}

type Judge = (to: string, count: number) => { code: number; text: string } | 'hang' | undefined;

interface PeerOptions {
	/** What the server says of a recipient, and of a letter it has got whole. */
	ofRecipient?: Judge;
	ofLetter?: Judge;
	/** Between having a letter and saying so. */
	pause?: () => Promise<unknown>;
	settings?: SMTPServerOptions;
	port?: number;
}

const refusal = ({ code, text }: { code: number; text: string }) =>
	Object.assign(new Error(text), { responseCode: code });

/** Counts how often each recipient was judged, so that a second try may go otherwise. */
function counting(judge: Judge | undefined) {
	const counts = new Map<string, number>();
	return (to: string) => {
		const count = (counts.get(to) ?? 0) + 1;
		counts.set(to, count);
		return judge?.(to, count);
	};
}

/** A mail server of its own, on this machine; it keeps what it got. */
export async function openSmtpPeer(options: PeerOptions = {}): Promise<SmtpPeer> {
	const received: Received[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		closeTimeout: 100,
		...options.settings,
		...answers(options, received),
	});
	server.on('error', () => {});
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	const close = () => new Promise<void>((resolve) => server.close(resolve));
	afterAll(close);
	const { port } = server.server.address() as AddressInfo;
	const plain = { isSecure: false, mustBeSecure: false, user: undefined, password: undefined };
	return { received, close, relay: { host: '127.0.0.1', port, from: 'luotsi@kunta.example', ...plain } };
}

function answers(options: PeerOptions, received: Received[]): SMTPServerOptions {
	const ofRecipient = counting(options.ofRecipient);
	const ofLetter = counting(options.ofLetter);
	return {
		onRcptTo({ address }, _session, done) {
			const verdict = ofRecipient(address);
			if (verdict !== 'hang') done(verdict && refusal(verdict));
		},
		onData(stream, { envelope, secure }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', async () => {
				const to = envelope.rcptTo.map(({ address }) => address);
				const verdict = ofLetter(to[0] ?? '');
				if (verdict && verdict !== 'hang') return done(refusal(verdict));
				const from = envelope.mailFrom ? envelope.mailFrom.address : '';
				received.push({ from, to, raw: Buffer.concat(chunks).toString('latin1'), isSecure: secure });
				if (verdict === 'hang') return;
				await options.pause?.();
				done();
			});
		},
	};
}
