import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Relay } from './mail-env.ts';

export interface Parcel {
	from: string;
	to: string;
	message: Buffer;
}

/**
 * What became of a letter. `away`: the server could not be talked to, and the letter is not at fault. `unknown`: the
 * letter was given but no answer came, so the server may have it. `kept`: nothing was given, because the right to
 * give it was gone.
 */
export type Outcome = { result: 'sent' | 'refused' | 'later' | 'away' | 'unknown' | 'kept'; reply: string };

export interface SmtpOptions extends Relay {
	/** Certificate authorities beside the machine's own. */
	ca?: string;
	/** Longest time for one letter from the first byte to the answer. */
	patience?: number;
}

type SmtpFailure = Error & { code?: string; command?: string; response?: string; responseCode?: number };

const ended = (code: string) => Object.assign(new Error(code), { code });

const USUAL_PATIENCE = 60_000;
const MOST_ON_ONE_CONNECTION = 100;

/** The answer of a server without anybody's address: it is kept, shown and logged. */
export function withoutAddresses(text: string): string {
	return text
		.replaceAll(/[^\s<>"'(),;:=]+@[^\s<>"'(),;]+/g, '…')
		.replaceAll(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

/** One connection to a server, on which letters are sent one after another; opened when first needed. */
export class SmtpSender {
	readonly #options: SmtpOptions;
	#connection: SMTPConnection | undefined;
	#count = 0;

	constructor(options: SmtpOptions) {
		this.#options = options;
	}

	/**
	 * `handOver` is asked before the first byte of the letter is given away, after the server has said that it takes
	 * a letter to this recipient; without its consent nothing is given.
	 */
	async send(parcel: Parcel, handOver: () => Promise<boolean>): Promise<Outcome> {
		const given = { isReady: false, isAsked: false, consent: false };
		const lazy = lazily(parcel.message, async () => {
			given.isAsked = true;
			return (given.consent = await handOver());
		});
		try {
			return await this.#within(async () => {
				const connection = await this.#open();
				given.isReady = true;
				const reply = await transmit(connection, parcel, lazy);
				if (++this.#count >= MOST_ON_ONE_CONNECTION) this.close();
				return { result: 'sent', reply: withoutAddresses(reply) };
			});
		} catch (error) {
			this.close();
			return outcomeOf(error as SmtpFailure, given);
		}
	}

	close(): void {
		this.#connection?.close();
		this.#connection = undefined;
		this.#count = 0;
	}

	/** A server may keep a connection alive for ever by saying a little at a time. */
	async #within<T>(work: () => Promise<T>): Promise<T> {
		const { promise, reject } = Promise.withResolvers<never>();
		const timer = setTimeout(() => {
			this.close();
			reject(ended('ETIMEDOUT'));
		}, this.#options.patience ?? USUAL_PATIENCE);
		try {
			return await Promise.race([work(), promise]);
		} finally {
			clearTimeout(timer);
		}
	}

	async #open(): Promise<SMTPConnection> {
		if (this.#connection) return this.#connection;
		const connection = connectionTo(this.#options);
		this.#connection = connection;
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		connection.on('error', reject);
		connection.on('end', () => {
			reject(ended('ECONNECTION'));
			if (this.#connection === connection) this.#connection = undefined;
		});
		connection.connect((error) => (error ? reject(error) : resolve()));
		await promise;
		const { user, password } = this.#options;
		if (user !== undefined) await signIn(connection, user, password ?? '');
		return connection;
	}
}

function connectionTo({ host, port, isSecure, mustBeSecure, patience, ca }: SmtpOptions): SMTPConnection {
	const most = Math.min(patience ?? USUAL_PATIENCE, 20_000);
	return new SMTPConnection({
		host,
		port,
		secure: isSecure,
		requireTLS: mustBeSecure,
		connectionTimeout: most,
		greetingTimeout: most,
		dnsTimeout: most,
		socketTimeout: patience ?? USUAL_PATIENCE,
		maxResponseSize: 100_000,
		...(ca && { tls: { ca } }),
	});
}

function signIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
	return promise;
}

function transmit(connection: SMTPConnection, { from, to }: Parcel, message: Readable): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	const closed = () => reject(ended('ECONNECTION'));
	connection.on('error', reject).on('end', closed);
	connection.send({ from, to: [to] }, message, (error, info) =>
		error ? reject(error) : resolve(info?.response ?? ''),
	);
	return promise.finally(() => connection.off('error', reject).off('end', closed));
}

/** Asks when the first byte is wanted, which is after the server has answered DATA. */
function lazily(message: Buffer, consent: () => Promise<boolean>): Readable {
	return Readable.from(
		(async function* () {
			if (!(await consent())) throw new Error('The letter is no longer ours to give.');
			yield message;
		})(),
		{ objectMode: false },
	);
}

/** What the server said, or in a word of ours what went wrong before it said anything. */
function replyOf({ response, message, code }: SmtpFailure): string {
	if (response) return withoutAddresses(response);
	if (code === 'ETIMEDOUT') return 'no_answer';
	if (code === 'ECONNECTION') return 'closed';
	const isAboutTls = code === 'ETLS' || /certificate|tls|ssl/i.test(message);
	return withoutAddresses(`${isAboutTls ? 'tls' : 'unreachable'} ${message}`);
}

function outcomeOf(
	error: SmtpFailure,
	given: { isReady: boolean; isAsked: boolean; consent: boolean },
): Outcome {
	const reply = replyOf(error);
	const code = error.responseCode ?? 0;
	if (given.isAsked && !given.consent) return { result: 'kept', reply };
	if (given.consent && code === 0) return { result: 'unknown', reply };
	// A sender that is refused is put right by the administrator; it says nothing of this letter.
	if (!given.isReady || (error.command === 'MAIL FROM' && code > 0)) return { result: 'away', reply };
	return { result: code >= 500 ? 'refused' : 'later', reply };
}
