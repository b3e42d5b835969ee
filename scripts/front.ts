import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse,
} from 'node:http';
import path from 'node:path';
import type { Env } from '../web/src/platform/env.ts';
import { isOneClick } from '../web/src/platform/one-click.ts';
import { headersOfEveryAnswer } from '../web/src/platform/security-headers.ts';
import type { Log } from './log.ts';
import { nextFreePort, portHolder } from './port-holder.ts';
import { lockHolder } from './process-lock.ts';
import { StartError } from './start-error.ts';

const patience = 10_000;

export type Front = {
	/** From now on requests go to the application. */
	open(handler: RequestListener): void;
	/** Takes no more requests and waits until those under way are answered. */
	close(): Promise<void>;
};

// The built handler reads these; every request gets them anew, so that no client can set them.
const trusted = { protocol: 'x-luotsi-protocol', host: 'x-luotsi-host', address: 'x-luotsi-address' };

const startingPage = `<!doctype html><html lang="fi"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>Luotsi</title>
<h1>Luotsi käynnistyy</h1><p lang="sv">Luotsi startar.</p><p lang="en">Luotsi is starting.</p></html>
`;

/** Listens at once, so that health checks are answered while the application still starts. */
export async function openFront(env: Env, log: Log): Promise<Front> {
	let handler: RequestListener = answerStarting;
	const headers = Object.entries(headersOfEveryAnswer(env.origin));
	const server = createServer((request, response) => {
		for (const [name, value] of headers) response.setHeader(name, value);
		if (request.url?.split('?')[0] === '/health/live') return answer(response, 200, 'text/plain', 'live\n');
		logFailure(request, response, log);
		trust(request, env);
		return handler(request, response);
	});
	nameTrustedHeaders();
	await listen(server, env);
	return {
		open(next) {
			handler = next;
		},
		close: () => close(server),
	};
}

function nameTrustedHeaders(): void {
	process.env['PROTOCOL_HEADER'] = trusted.protocol;
	process.env['HOST_HEADER'] = trusted.host;
	process.env['ADDRESS_HEADER'] = trusted.address;
	// The largest file that a form takes, with what surrounds it; each form has its own limit below this.
	process.env['BODY_SIZE_LIMIT'] ??= '21M';
}

function trust(request: IncomingMessage, env: Env): void {
	const url = new URL(originOf(request, env));
	request.headers[trusted.protocol] = url.protocol.slice(0, -1);
	request.headers[trusted.host] = url.host;
	const forwarded =
		env.trustProxy &&
		String(request.headers['x-forwarded-for'] ?? '')
			.split(',')
			.at(-1)
			?.trim();
	request.headers[trusted.address] = forwarded || (request.socket.remoteAddress ?? '');
	// A mail server that unsubscribes for its reader is no browser and names no page; the link itself is the right.
	if (isOneClick(request)) request.headers.origin = url.origin;
}

/** The origin is what the operator said; without that, also the machine's other names for itself. */
export function originOf(request: Pick<IncomingMessage, 'headers'>, env: Env): string {
	const asked = `http://${request.headers.host}`;
	const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(asked) && URL.canParse(asked);
	return !env.isOriginGiven && isLocal ? asked : env.origin;
}

function logFailure(request: IncomingMessage, response: ServerResponse, log: Log): void {
	response.once('finish', () => {
		const { statusCode: status } = response;
		if (status >= 500 && !response.hasHeader('retry-after')) {
			log.error({ method: request.method, status }, 'a request failed');
		}
	});
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
	response
		.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
		.end(body);
}

function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
	response.setHeader('retry-after', '2');
	answer(response, 503, 'text/html', startingPage);
}

function listen(server: Server, env: Env): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.once('error', (error) => void explain(error, env).then(reject, reject));
	server.listen(env.port, env.host, resolve);
	return promise;
}

async function explain(error: NodeJS.ErrnoException, { port, host, dataDir }: Env): Promise<Error> {
	if (error.code === 'EACCES') {
		return new StartError(
			`Port ${port} may be opened only by root. Choose one above 1023: PORT=3000 npm start`,
		);
	}
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return new StartError(`HOST is "${host}", which is not an address of this machine.`);
	}
	if (error.code !== 'EADDRINUSE') return error;
	const holder = portHolder(port);
	const running = await lockHolder(path.join(dataDir, 'luotsi.lock')).catch(() => undefined);
	if (running && running.pid === holder?.pid) {
		return new StartError(`Luotsi already runs: ${running.note} (process ${running.pid}).`);
	}
	const who = holder ? ` by process ${holder.pid} (${holder.command})` : '';
	const free = await nextFreePort(port, host);
	return new StartError(`Port ${port} is taken${who}. Use another: PORT=${free || 'number'} npm start`);
}

async function close(server: Server): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	server.close(() => resolve());
	server.closeIdleConnections();
	const idle = setInterval(() => server.closeIdleConnections(), 100);
	const hard = setTimeout(() => server.closeAllConnections(), patience);
	await promise;
	clearInterval(idle);
	clearTimeout(hard);
}
