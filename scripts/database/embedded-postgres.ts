import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Log } from '../log.ts';
import { LockedError, takeLock, type ProcessLock } from '../process-lock.ts';
import { StartError, startErrorFrom } from '../start-error.ts';
import { chooseFolder, createCluster } from './cluster-folder.ts';
import { isRoot, nativeBinaries, type Native } from './native-binaries.ts';
import { startServer, type Place } from './server.ts';
import { supervise } from './supervise.ts';

export type EmbeddedPostgres = {
	/** Address of the owner of everything, over a socket that only this user can reach. */
	url: string;
	folder: string;
	/** Pid of the server that runs now; another after a restart. */
	pid(): number | undefined;
	stop(): Promise<void>;
};

export type EmbeddedOptions = {
	dataDir: string;
	log: Log;
	/** Shown to whoever tries to start a second application on the same folder. */
	note?: string;
	/** For tests only: nothing is synced to disk. */
	isFast?: boolean;
};

const longestSocketFolder = 90;

/** Starts the PostgreSQL that came with the packages and keeps it running until stopped. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
	const native = nativeBinaries(options.log);
	const lock = await lockFolder(options);
	try {
		const place = await preparePlace(options, native);
		const supervisor = supervise(place, await startServer(place));
		return {
			url: `postgres://postgres@/postgres?host=${encodeURIComponent(place.sockets)}`,
			folder: place.folder,
			pid: supervisor.pid,
			async stop() {
				await supervisor.stop();
				if (place.sockets !== place.folder) rmSync(place.sockets, { recursive: true, force: true });
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw startErrorFrom(error, 'starting the database');
	}
}

async function lockFolder({ dataDir, note }: EmbeddedOptions): Promise<ProcessLock> {
	try {
		mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
		return await takeLock(path.join(dataDir, 'luotsi.lock'), note);
	} catch (error) {
		if (!(error instanceof LockedError)) throw startErrorFrom(error, `using the data folder ${dataDir}`);
		const { pid, host, note: where } = error.holder;
		throw new StartError(
			`Luotsi already runs on the data folder ${dataDir}: process ${pid} on ${host}${where && `, ${where}`}. ` +
				'Stop it first, or give this one another folder with DATA_DIR.',
		);
	}
}

async function preparePlace(options: EmbeddedOptions, native: Native): Promise<Place> {
	const { dataDir, log, isFast = false } = options;
	const folder = chooseFolder(dataDir, log);
	const isNew = await createCluster(folder, native, isFast);
	log.info({ folder, isNew }, 'Database folder');
	return { folder, sockets: socketFolder(folder, native), native, isFast, log };
}

// The path of a Unix socket may have at most 107 bytes.
function socketFolder(folder: string, { identity }: Native): string {
	if (Buffer.byteLength(folder) <= longestSocketFolder) return folder;
	const sockets = mkdtempSync(path.join(os.tmpdir(), 'luotsi-'));
	if (identity.uid) chownSync(sockets, identity.uid, identity.gid ?? identity.uid);
	return sockets;
}
