import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { faultOf } from '#platform/fault.ts';
import type { Receiving } from '#platform/mail-env.ts';
import { runtime } from '#platform/runtime.server.ts';
import { slugOf } from '#platform/tenant-address.server.ts';
import { readMessage } from './incoming-message.server.ts';
import * as incoming from './incoming.server.ts';
import { mailClerk } from './mail-clerk.server.ts';
import { readReplyAddress } from './reply-address.ts';

const LARGEST = 5_000_000;
const MOST_RECIPIENTS = 5;
const MOST_CLIENTS = 20;
const PATIENCE = 60_000;

export interface Receiver {
	port: number;
	close(): Promise<void>;
}

class SmtpRefusal extends Error {
	readonly responseCode: number;

	constructor(responseCode: number, text: string) {
		super(text);
		this.responseCode = responseCode;
	}
}

/** Takes answers from the municipality's mail relay: only to letters that were sent, and nothing is passed on. */
export async function receive(
	settings: Receiving,
	kept: (tenantId: string) => void = () => {},
): Promise<Receiver> {
	const { domain, host, port } = settings;
	const server = new SMTPServer({
		name: domain,
		banner: 'Luotsi',
		size: LARGEST,
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		maxClients: MOST_CLIENTS,
		maxRecipients: MOST_RECIPIENTS,
		socketTimeout: PATIENCE,
		closeTimeout: 1000,
		logger: false,
		onRcptTo: ({ address }, _session, done) => void settleWith(done, assertKnown(address, domain)),
		onData: (stream, session, done) => void settleWith(done, take(stream, session, domain, kept)),
	});
	server.on('error', (error) => runtime().log.debug({ fault: faultOf(error) }, 'incoming mail'));
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.server.once('error', (error: NodeJS.ErrnoException) =>
		reject(
			new Error(`Answers by mail cannot come in at ${host}:${port} (${error.code}): see MAIL_INCOMING_PORT.`),
		),
	);
	server.listen(port, host, resolve);
	await promise;
	server.server.unref();
	return {
		port: (server.server.address() as AddressInfo).port,
		close: () => new Promise((closed) => server.close(closed)),
	};
}

async function settleWith(done: (error?: Error | null) => void, work: Promise<void>): Promise<void> {
	try {
		await work;
		done();
	} catch (error) {
		if (error instanceof SmtpRefusal) return done(error);
		runtime().log.error({ fault: faultOf(error) }, 'incoming mail could not be kept');
		done(new SmtpRefusal(451, 'Try again later'));
	}
}

async function assertKnown(address: string, domain: string): Promise<void> {
	if (!(await letterOf(address, domain))) throw new SmtpRefusal(550, 'No such recipient');
}

async function letterOf(address: string, domain: string) {
	const read = readReplyAddress(address, domain);
	const tenantSlug = read && (await slugOf(read.tenantId));
	if (!read || !tenantSlug) return null;
	const clerk = mailClerk({ tenantId: read.tenantId, tenantSlug });
	const letter = await incoming.findLetter(clerk, read.key);
	return letter ? { clerk, letter } : null;
}

/** Kept before the server on the other side is told that it may forget the message. */
async function take(
	stream: SMTPServerDataStream,
	{ envelope }: SMTPServerSession,
	domain: string,
	kept: (tenantId: string) => void,
): Promise<void> {
	const raw = await readAll(stream);
	const isFromNobody = !envelope.mailFrom || envelope.mailFrom.address === '';
	const message = await readMessage(raw, isFromNobody).catch(() => {
		throw new SmtpRefusal(554, 'The message could not be read');
	});
	for (const { address } of envelope.rcptTo) {
		const known = await letterOf(address, domain);
		if (!known) continue;
		await incoming.keep(known.clerk, known.letter, message);
		kept(known.clerk.tenantId);
	}
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	// The rest is read and thrown away: the answer comes at the end.
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= LARGEST) chunks.push(chunk);
	}
	if (size > LARGEST || stream.sizeExceeded) throw new SmtpRefusal(552, 'The message is too large');
	return Buffer.concat(chunks);
}
