import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { clearTheWay } from './clear-the-way.ts';
import type { Native } from './native-binaries.ts';
import { reasonOf, serverLog } from './server-log.ts';

export type Place = { folder: string; sockets: string; native: Native; isFast: boolean; log: Log };
export type Server = { child: ChildProcess; exited: Promise<number | null> };

function settings({ sockets, isFast }: Place): string[] {
	const durability = isFast ? 'off' : 'on';
	const values = {
		listen_addresses: '',
		unix_socket_directories: sockets,
		unix_socket_permissions: '0700',
		port: 5432,
		fsync: durability,
		synchronous_commit: durability,
		full_page_writes: durability,
		data_sync_retry: 'off',
		recovery_init_sync_method: 'syncfs',
		max_connections: isFast ? 200 : 60,
		shared_buffers: '128MB',
		max_wal_size: '512MB',
		jit: 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
		log_line_prefix: '',
		log_min_messages: 'log',
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
	};
	return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts one server and waits until it accepts connections. */
export async function startServer(place: Place): Promise<Server> {
	const { folder, sockets, native, log } = place;
	const stale = await clearTheWay(folder, sockets, log);
	const output = serverLog(log);
	// Detached: Ctrl-C in a terminal must reach the application first, not the database under it.
	const child = spawn(native.programs.postgres, ['-D', folder, ...settings(place)], {
		...native.identity,
		cwd: '/',
		detached: true,
		env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', PG_GRANDPARENT_PID: String(stale ?? 0) },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const exited = new Promise<number | null>((resolve) => {
		child.once('exit', resolve);
		child.once('error', () => resolve(null));
	});
	await new Promise<void>((resolve, reject) => {
		child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
			output.write(chunk);
			if (output.isReady()) resolve();
		});
		child.once('error', reject);
		child.once('close', () => reject(new StartError(reasonOf(output.recent(), folder))));
	});
	return { child, exited };
}

/** Fast shutdown; harder when that takes too long: then the next start recovers. */
export async function stopServer({ child, exited }: Server): Promise<void> {
	for (const [name, patience] of [
		['SIGINT', 30_000],
		['SIGQUIT', 5000],
		['SIGKILL', 5000],
	] as const) {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill(name);
		const timeout = new AbortController();
		await Promise.race([exited, pause(patience, undefined, { signal: timeout.signal }).catch(() => {})]);
		timeout.abort();
	}
}
