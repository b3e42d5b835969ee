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
	settings?: SMTPServerOptions;
	port?: number;
}

const refusal = ({ code, text }: { code: number; text: string }) =>
	Object.assign(new Error(text), { responseCode: code });

/** A mail server of its own, on this machine; it keeps what it got. */
export async function openSmtpPeer(options: PeerOptions = {}): Promise<SmtpPeer> {
	const received: Received[] = [];
	const counts = new Map<string, number>();
	const judged = (judge: Judge | undefined, to: string) => {
		const count = (counts.get(to) ?? 0) + 1;
		counts.set(to, count);
		return judge?.(to, count);
	};
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		closeTimeout: 100,
		...options.settings,
		onRcptTo({ address }, _session, done) {
			const verdict = judged(options.ofRecipient, address);
			if (verdict === 'hang') return;
			done(verdict && refusal(verdict));
		},
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				const verdict = judged(options.ofLetter, to[0] ?? '');
				if (verdict && verdict !== 'hang') return done(refusal(verdict));
				const { mailFrom } = session.envelope;
				const from = mailFrom ? mailFrom.address : '';
				received.push({ from, to, raw: Buffer.concat(chunks).toString('latin1'), isSecure: session.secure });
				if (verdict !== 'hang') done();
			});
		},
	});
	server.on('error', () => {});
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	const close = () => new Promise<void>((resolve) => server.close(resolve));
	afterAll(close);
	const { port } = server.server.address() as AddressInfo;
	const from = 'luotsi@kunta.example';
	const nobody = { user: undefined, password: undefined };
	return {
		received,
		close,
		relay: { host: '127.0.0.1', port, isSecure: false, mustBeSecure: false, from, ...nobody },
	};
}
