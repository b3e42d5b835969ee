import { existsSync } from 'node:fs';
import path from 'node:path';
import { EnvError, projectFolder, readEnv, type Env } from '../web/src/platform/env.ts';
import { logTo, type Log } from './log.ts';
import { StartError } from './start-error.ts';
import { stopOnSignal, stopParts, type Parts } from './stop-on-signal.ts';

export type Launch = { env: Env; log: Log; parts: Parts; signal: AbortSignal };
export type Launched = { foundingLink: string | null; demonstrate(): Promise<void> };
type Start = (launch: Launch) => Promise<Launched>;

/** Reads the settings, starts, says where, and stops in order: what the start for use and for development share. */
export async function launch(start: Start): Promise<void> {
	try {
		const env = settings();
		const log = logTo(process.stdout, env.logLevel);
		await launchWith(env, log, start);
	} catch (error) {
		console.error(error instanceof StartError || error instanceof EnvError ? error.message : error);
		process.exit(1);
	}
}

function settings(): Env {
	const file = path.join(projectFolder(), '.env');
	if (existsSync(file)) process.loadEnvFile(file);
	return readEnv();
}

async function launchWith(env: Env, log: Log, start: Start): Promise<void> {
	const parts: Parts = {};
	const abort = new AbortController();
	const starting = start({ env, log, parts, signal: abort.signal });
	stopOnSignal(parts, log, async () => {
		abort.abort();
		await starting.catch(() => undefined);
	});
	try {
		const { foundingLink, demonstrate } = await starting;
		announce(env, foundingLink);
		if (process.argv.includes('--demo')) await tellFailure(demonstrate, abort.signal);
	} catch (error) {
		if (abort.signal.aborted) return;
		await stopParts(parts);
		throw error;
	}
}

/** The product runs on without its demonstration; one who stops it meanwhile needs no word of it. */
async function tellFailure(demonstrate: () => Promise<void>, signal: AbortSignal): Promise<void> {
	try {
		await demonstrate();
	} catch (error) {
		if (signal.aborted) return;
		console.error('The demonstration municipality could not be made. Luotsi itself runs on.', error);
	}
}

function announce(env: Env, foundingLink: string | null): void {
	if (foundingLink)
		console.log(`There is no municipality yet. Begin here; the link works once: ${foundingLink}`);
	console.log(`Luotsi is ready: ${env.origin}  (${(performance.now() / 1000).toFixed(2)} s)`);
}
