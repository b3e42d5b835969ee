import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { checkSocketTarget } from './target.ts';
import type { ReachOptions, SocketTarget } from './target.ts';
import { orAborted, withinTime } from './time-limit.ts';

/** One conversation over a plain or a TLS connection, with its limits. */
export interface SafeSocketOptions extends ReachOptions {
	host: string;
	port: number;
	/** Ports of the protocol that need no permission. */
	usualPorts: readonly number[];
	hasTls: boolean;
	/** Certificates (PEM) to trust instead of the system's. */
	ca?: string;
	/** Bytes of all answers together. Default 10 000. */
	maxBytes?: number;
	/** For everything together. Default 20 000. */
	milliseconds?: number;
}

/** What may be done over the connection. */
export interface Conversation {
	send(bytes: Uint8Array): void;
	/** The bytes before the next `end`, which is taken too. */
	readUntil(end: number): Promise<Buffer>;
}

/** The only way a connector speaks something else than HTTP: to the address that was checked, within limits. */
export async function withSafeSocket<T>(
	options: SafeSocketOptions,
	talk: (conversation: Conversation) => Promise<T>,
): Promise<T | Refusal> {
	return withinTime(options.milliseconds ?? 20_000, async (signal) => {
		const { host, port, usualPorts } = options;
		const target = await orAborted(checkSocketTarget(host, port, usualPorts, options), signal);
		const socket = open(target, options);
		const end = () => socket.destroy();
		signal.addEventListener('abort', end, { once: true });
		try {
			await connected(socket, options.hasTls ? 'secureConnect' : 'connect', signal);
			return await orAborted(talk(conversationOver(socket, options.maxBytes ?? 10_000)), signal);
		} finally {
			signal.removeEventListener('abort', end);
			socket.destroy();
		}
	});
}

function open({ host, port, connectTo }: SocketTarget, { hasTls, ca }: SafeSocketOptions): Socket {
	const where = { host: connectTo.address, family: connectTo.family, port };
	const socket = hasTls
		? connectTls({ ...where, servername: /^[\d.]+$|:/.test(host) ? '' : host, ...(ca && { ca }) })
		: connect(where);
	// Faults after the last read are of no interest, but may not end the process.
	return socket.on('error', () => {}).setNoDelay(true);
}

function connected(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		socket.once(event, () => resolve()).once('error', reject);
		socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
}

function conversationOver(socket: Socket, limit: number): Conversation {
	const incoming = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
	let read = 0;
	let rest = Buffer.alloc(0);
	return {
		send: (bytes) => void socket.write(bytes),
		async readUntil(end) {
			for (;;) {
				const at = rest.indexOf(end);
				if (at >= 0) {
					const message = rest.subarray(0, at);
					rest = rest.subarray(at + 1);
					return message;
				}
				const { done, value } = await incoming.next();
				if (done) return refuse(rest.length > 0 ? 'cut_short' : 'closed_during_request');
				read += value.length;
				if (read > limit) refuse('too_large', { limit });
				rest = Buffer.concat([rest, value]);
			}
		},
	};
}
