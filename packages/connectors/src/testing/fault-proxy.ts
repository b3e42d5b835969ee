import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { listening } from './peer.ts';

/** What stands between a connector and a system that works. */
export type Fault = 'none' | 'delay' | 'drip' | 'reset' | 'half' | 'endless' | 'wrongType' | 'badCertificate';

const FILLER = Buffer.alloc(65_536, 'x');
const PICTURE = 'HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 4\r\n\r\nkuva';

/** A proxy on a free port that spoils what the system behind it answers. `head` begins an endless answer. */
export function faultProxy(
	behind: number,
	fault: Fault,
	{ head = '', pair }: { head?: string; pair?: { key: string; cert: string } } = {},
): Promise<number> {
	const behave = (socket: Socket) => spoil(socket, behind, fault, head);
	return listening(fault === 'badCertificate' ? createTlsServer({ ...pair }, behave) : createServer(behave));
}

function spoil(socket: Socket, behind: number, fault: Fault, head: string): void {
	socket.on('error', () => {});
	if (fault === 'reset') return void socket.once('data', () => socket.resetAndDestroy());
	if (fault === 'wrongType') return void socket.once('data', () => socket.end(PICTURE));
	if (fault === 'endless') return void socket.once('data', () => pour(socket, head));
	if (fault === 'delay') return void socket.resume();
	const system = connect(behind, '127.0.0.1').on('error', () => socket.destroy());
	socket.on('close', () => system.destroy());
	socket.pipe(system);
	if (fault === 'drip') return drip(system, socket);
	if (fault === 'half') return void system.on('data', (bytes) => socket.end(bytes.subarray(0, -10)));
	system.pipe(socket);
}

function pour(socket: Socket, head: string): void {
	const more = (): void => {
		while (!socket.destroyed && socket.write(FILLER));
	};
	socket.on('drain', more).write(head);
	more();
}

function drip(from: Socket, to: Socket): void {
	let waiting = Buffer.alloc(0);
	from.on('data', (bytes) => (waiting = Buffer.concat([waiting, bytes])));
	const tap = setInterval(() => {
		if (waiting.length > 0) to.write(waiting.subarray(0, 1));
		waiting = waiting.subarray(1);
	}, 50);
	to.on('close', () => clearInterval(tap));
}
