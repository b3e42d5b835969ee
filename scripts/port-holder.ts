import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { commandOf } from './processes.ts';

const listening = '0A';

export type PortHolder = { pid: number; command: string };

/** The process that listens on the port, when this user may see it. */
export function portHolder(port: number): PortHolder | undefined {
	const sockets = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => socketsOn(port, table)));
	if (sockets.size === 0) return undefined;
	const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
	const pid = Number(pids.find((entry) => openFiles(entry).some((file) => sockets.has(file))));
	if (!pid) return undefined;
	const command = commandOf(pid).slice(0, 2);
	return { pid, command: command.map((word) => path.basename(word)).join(' ') };
}

function socketsOn(port: number, table: string): string[] {
	let text: string;
	try {
		text = readFileSync(table, 'utf8');
	} catch {
		return [];
	}
	const rows = text
		.split('\n')
		.slice(1)
		.map((line) => line.trim().split(/\s+/));
	return rows
		.filter(
			([, local, , state]) => state === listening && Number.parseInt(local?.split(':')[1] ?? '', 16) === port,
		)
		.map((row) => `socket:[${row[9]}]`);
}

function openFiles(pid: string): string[] {
	try {
		return readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
	} catch {
		return [];
	}
}

// A file may be closed between the listing and the look.
function linkOf(file: string): string {
	try {
		return readlinkSync(file);
	} catch {
		return '';
	}
}

/** The first port after this one that can be listened on. */
export async function nextFreePort(after: number, host: string): Promise<number> {
	for (let port = after + 1; port < Math.min(after + 100, 65_536); port += 1) {
		if (await isFree(port, host)) return port;
	}
	return 0;
}

function isFree(port: number, host: string): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const server = createServer()
		.once('error', () => resolve(false))
		.listen(port, host, () => server.close(() => resolve(true)));
	return promise;
}
