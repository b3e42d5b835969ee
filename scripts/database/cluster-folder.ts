import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { isRoot, isWithinReach, shortHash, type Native } from './native-binaries.ts';
import { reasonOf } from './server-log.ts';

const spaceForNew = 200 * 1024 * 1024;

/** The folder of the database files: DATA_DIR/postgres, unless user nobody cannot reach it. */
export function chooseFolder(dataDir: string, log: Log): string {
	const usual = path.join(dataDir, 'postgres');
	const note = path.join(dataDir, 'database-folder');
	if (existsSync(note)) return notedFolder(note);
	if (!isRoot || existsSync(path.join(usual, 'PG_VERSION')) || isWithinReach(dataDir)) return usual;
	const elsewhere = `/var/lib/luotsi-data-${shortHash(usual)}/postgres`;
	mkdirSync(path.dirname(elsewhere), { recursive: true, mode: 0o711 });
	writeFileSync(path.join(path.dirname(elsewhere), 'belongs-to'), `${dataDir}\n`);
	writeFileSync(note, `${elsewhere}\n`, { flush: true });
	const found = existsSync(elsewhere) ? ', where there is one already' : '';
	log.warn(
		{ folder: elsewhere, noted: note },
		`User nobody cannot reach ${dataDir}: the database is kept elsewhere${found}`,
	);
	return elsewhere;
}

// A new empty database in the place of a lost folder would look like lost data.
function notedFolder(note: string): string {
	const folder = readFileSync(note, 'utf8').trim();
	if (existsSync(path.dirname(folder))) return folder;
	throw new StartError(
		`The database folder ${folder} is missing. It is named in ${note}: bring it back, or remove ${note} to begin with an empty database.`,
	);
}

/** Makes the database files when there are none. They appear whole or not at all. */
export async function createCluster(folder: string, native: Native, isFast: boolean): Promise<boolean> {
	if (existsSync(path.join(folder, 'PG_VERSION'))) {
		refuseForeignOwner(folder, native);
		return false;
	}
	const { bavail, bsize } = statfsSync(path.dirname(folder));
	if (bavail * bsize < spaceForNew) {
		const free = Math.round((bavail * bsize) / 1024 / 1024);
		throw new StartError(
			`The disk of ${folder} has ${free} MB free; a new database needs 200 MB. Free some space.`,
		);
	}
	const half = `${folder}.new`;
	rmSync(half, { recursive: true, force: true });
	mkdirSync(half, { mode: 0o700 });
	if (native.identity.uid) chownSync(half, native.identity.uid, native.identity.gid ?? native.identity.uid);
	await initialise(half, native, isFast);
	renameSync(half, folder);
	return true;
}

const newCluster = [
	...['--username=postgres', '--auth=trust', '--data-checksums', '--no-instructions'],
	...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=fi-FI', '--locale=C.UTF-8'],
];

async function initialise(folder: string, native: Native, isFast: boolean): Promise<void> {
	const args = [`--pgdata=${folder}`, ...newCluster, isFast ? '--no-sync' : '--sync-method=syncfs'];
	const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' };
	const child = spawn(native.programs.initdb, args, {
		...native.identity,
		cwd: '/',
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let output = '';
	child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	const { promise, resolve, reject } = Promise.withResolvers<number | null>();
	child.once('error', reject).once('close', resolve);
	if ((await promise) === 0) return;
	throw new StartError(`A new database could not be made. ${reasonOf(output, folder)}`);
}

function refuseForeignOwner(folder: string, native: Native): void {
	const { uid } = statSync(folder);
	const needed = native.identity.uid ?? process.getuid?.();
	if (uid === needed) return;
	throw new StartError(
		`The database folder ${folder} belongs to user ${uid}, but the database would run as user ${needed}. ` +
			`Start as the user that made it, or run: chown -R ${needed} ${folder}`,
	);
}
