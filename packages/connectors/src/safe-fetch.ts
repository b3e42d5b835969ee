import * as http from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import * as https from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { readBody } from './answer-body.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { checkTarget } from './target.ts';
import type { ReachOptions, Target } from './target.ts';
import { orAborted, withinTime } from './time-limit.ts';

/** One request to a foreign system, with its limits. */
export interface SafeFetchOptions extends ReachOptions {
	method?: 'GET' | 'HEAD' | 'POST';
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Media types a successful answer may have, e.g. `application/json`; then an empty answer is refused. Default any. */
	accept?: readonly string[];
	/** Bytes of the answer, packed and unpacked alike. Default 10 000 000. */
	maxBytes?: number;
	/** For everything together: names, redirects, answer. Default 20 000. */
	milliseconds?: number;
	/** Each hop is checked as the first was. Default 3. */
	maxRedirects?: number;
	/** Certificates (PEM) to trust instead of the system's, for a server of the own network. */
	ca?: string;
}

/** An answer with any HTTP status; whether a status is good is for the caller to say. */
export interface SafeAnswer {
	ok: true;
	status: number;
	/** Where the answer came from, after redirects. */
	url: string;
	headers: IncomingHttpHeaders;
	/** Media type in lower case without parameters; '' when there is none. */
	type: string;
	bytes: Uint8Array;
	/** When the server's certificate ends, as an ISO instant; null without TLS. */
	certificateEnds: string | null;
}

/**
 * The only way a connector reaches the network. Goes to http(s) addresses only, resolves names itself, connects to the
 * address it checked, and bounds time, size, redirects and type. Refusals are codes; programming errors throw.
 */
export async function safeFetch(
	address: string,
	options: SafeFetchOptions = {},
): Promise<SafeAnswer | Refusal> {
	return withinTime(options.milliseconds ?? 20_000, (signal) => follow(address, options, signal));
}

async function follow(address: string, options: SafeFetchOptions, signal: AbortSignal): Promise<SafeAnswer> {
	const limit = options.maxRedirects ?? 3;
	let headers = lowerCased(options.headers);
	let next = address;
	for (let hop = 0; hop <= limit; hop++) {
		const target = await orAborted(checkTarget(next, options), signal);
		const answer = await send(target, { ...options, headers }, signal);
		const moved = movedTo(answer, target.url);
		if (!moved) return finish(answer, target, options);
		answer.destroy();
		if (target.url.protocol === 'https:' && moved.protocol === 'http:')
			refuse('redirect_refused', { reason: 'insecure' });
		if ((options.method ?? 'GET') === 'POST') refuse('redirect_refused', { reason: 'post' });
		if (moved.origin !== target.url.origin) headers = withoutSecrets(headers);
		next = moved.href;
	}
	return refuse('too_many_redirects', { limit });
}

function send(target: Target, options: SafeFetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
	const { url, connectTo } = target;
	const lookup: LookupFunction = (_, { all }, done) => {
		if (all) done(null, [connectTo]);
		else done(null, connectTo.address, connectTo.family);
	};
	const request: RequestOptions & { ca?: string } = {
		method: options.method ?? 'GET',
		headers: {
			'accept-encoding': 'gzip, br',
			accept: options.accept?.join(', ') ?? '*/*',
			...options.headers,
		},
		agent: false,
		lookup,
		signal,
		maxHeaderSize: 16_384,
		...(options.ca && { ca: options.ca }),
	};
	return new Promise((resolve, reject) => {
		const start: typeof http.request = url.protocol === 'https:' ? https.request : http.request;
		start(url, request, resolve).on('error', reject).end(options.body);
	});
}

function movedTo(answer: IncomingMessage, from: URL): URL | null {
	if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0)) return null;
	const location = answer.headers.location ?? '';
	if (location === '' || !URL.canParse(location, from.href)) refuse('bad_answer', { reason: 'location' });
	return new URL(location, from);
}

async function finish(
	answer: IncomingMessage,
	{ url }: Target,
	options: SafeFetchOptions,
): Promise<SafeAnswer> {
	const status = answer.statusCode ?? 0;
	const type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	const isGood = status >= 200 && status < 300;
	const isTyped = isGood && options.accept !== undefined && options.method !== 'HEAD';
	if (isTyped && (status === 204 || status === 205)) refuse('empty_answer', { status });
	if (isTyped && !options.accept?.includes(type)) refuse('wrong_type', { type: type.slice(0, 80) });
	const certificateEnds = endOfCertificate(answer.socket);
	const bytes = await readBody(answer, options.maxBytes ?? 10_000_000);
	if (isTyped && bytes.length === 0) refuse('empty_answer', { status });
	return { ok: true, status, url: url.href, headers: answer.headers, type, bytes, certificateEnds };
}

function endOfCertificate(socket: Socket): string | null {
	const ends = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : Number.NaN;
	return Number.isNaN(ends) ? null : new Date(ends).toISOString();
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** What was meant for one server is not told to another; only these headers go along. */
function withoutSecrets(headers: Record<string, string>): Record<string, string> {
	const harmless = ['accept', 'accept-language', 'user-agent'];
	return Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.includes(name)));
}
