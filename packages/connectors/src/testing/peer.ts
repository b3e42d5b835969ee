import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach } from 'vitest';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
	await Promise.all(closers.splice(0).map((close) => close()));
});

/** Listens on a free port of this machine until the test ends. */
export async function listening(server: Server): Promise<number> {
	const open = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(async () => {
		for (const socket of open) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
	return (server.address() as AddressInfo).port;
}

/** A web server. */
export function httpPeer(listener: RequestListener): Promise<number> {
	return listening(createHttpServer(listener));
}

/** A web server with the same answer for everything. */
export function answering(type: string, body: string, status = 200): Promise<number> {
	return httpPeer((_, answer) => answer.writeHead(status, { 'content-type': type }).end(body));
}

/** A socket server: what to do with each connection. */
export function socketPeer(behave: (socket: Socket) => void): Promise<number> {
	return listening(createServer(behave));
}
