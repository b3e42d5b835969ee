import { setTimeout as pause } from 'node:timers/promises';
import { startServer, stopServer, type Place, type Server } from './server.ts';

const backoff = { first: 100, most: 2_000, calm: 60_000 };

export type Supervisor = { pid(): number | undefined; stop(): Promise<void> };

/** Starts the server again whenever it ends by itself, until stopped. */
export function supervise(place: Place, first: Server): Supervisor {
	let server: Server | undefined = first;
	const stopping = new AbortController();
	const watching = watch();

	async function watch(): Promise<void> {
		let wait = backoff.first;
		while (server) {
			const since = performance.now();
			const code = await server.exited;
			if (stopping.signal.aborted) return;
			if (performance.now() - since > backoff.calm) wait = backoff.first;
			place.log.error({ code }, 'The database server ended by itself and is started again');
			server = await restart(place, wait, stopping.signal);
			wait = Math.min(wait * 2, backoff.most);
		}
	}

	return {
		pid: () => server?.child.pid,
		async stop() {
			stopping.abort();
			if (server) await stopServer(server);
			await watching;
		},
	};
}

async function restart(place: Place, wait: number, stopping: AbortSignal): Promise<Server | undefined> {
	for (;;) {
		await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
		if (stopping.aborted) return undefined;
		const server = await startServer(place).catch((error: unknown) => {
			place.log.error({ error: String(error) }, 'The database server did not start; trying again');
		});
		if (server && stopping.aborted) await stopServer(server);
		if (stopping.aborted) return undefined;
		if (server) {
			place.log.warn({ pid: server.child.pid }, 'The database server is back');
			return server;
		}
		wait = Math.min(wait * 2, backoff.most);
	}
}
