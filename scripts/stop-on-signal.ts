import type { EmbeddedPostgres } from './database/embedded-postgres.ts';
import type { Front } from './front.ts';
import type { Log } from './log.ts';
import { signal as send } from './processes.ts';

/** What runs, in the order in which it is stopped. */
export type Parts = {
	front?: Front;
	app?: { close(): Promise<void> };
	database?: EmbeddedPostgres;
};

// Ctrl-C under npm arrives twice: once from the terminal and once passed on by npm.
const sameSignal = 500;

export async function stopParts({ front, app, database }: Parts): Promise<void> {
	await front?.close();
	await app?.close();
	await database?.stop();
}

/** The first signal stops in order, the second at once. The start under way is given up. */
export function stopOnSignal(parts: Parts, log: Log, giveUpStart: () => Promise<void>): void {
	let asked: number | undefined;
	const stop = async (name: string): Promise<void> => {
		if (asked !== undefined) return atOnce(parts, performance.now() - asked);
		asked = performance.now();
		log.info({ signal: name }, 'stopping');
		await giveUpStart();
		await stopParts(parts);
		log.info({}, 'stopped');
		process.exit(0);
	};
	for (const name of ['SIGTERM', 'SIGINT'] as const) {
		process.on(name, () => void stop(name).catch((error: unknown) => failStop(log, error)));
	}
	watchNpm(() => void stop('npm ended').catch((error: unknown) => failStop(log, error)));
	process.on('unhandledRejection', (error) => log.error({ err: described(error) }, 'unhandled rejection'));
	process.on('uncaughtException', (error) => {
		log.error({ err: described(error) }, 'uncaught exception');
		void stopParts(parts).finally(() => process.exit(1));
	});
}

function atOnce({ database }: Parts, since: number): void {
	if (since < sameSignal) return;
	const pid = database?.pid();
	if (pid) send(pid, 'SIGINT');
	process.exit(130);
}

// npm passes SIGTERM on to the shell in between, which ends without telling the program it runs.
function watchNpm(stop: () => void): void {
	if (process.env['npm_lifecycle_event'] === undefined) return;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stop();
	}, 500).unref();
}

function failStop(log: Log, error: unknown): never {
	log.error({ err: described(error) }, 'stopping failed');
	process.exit(1);
}

function described(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
