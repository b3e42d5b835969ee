import { spawnSync } from 'node:child_process';
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
export function createCluster(folder: string, native: Native, isFast: boolean): boolean {
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
	initialise(half, native, isFast);
	renameSync(half, folder);
	return true;
}

function initialise(folder: string, native: Native, isFast: boolean): void {
	const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=fi-FI', '--locale=C.UTF-8'];
	const args = [
		'-D',
		folder,
		'-U',
		'postgres',
		'-A',
		'trust',
		'--data-checksums',
		'--no-instructions',
		...locale,
	];
	const done = spawnSync(native.programs.initdb, isFast ? [...args, '--no-sync'] : args, {
		...native.identity,
		cwd: '/',
		env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
		encoding: 'utf8',
	});
	if (done.status === 0) return;
	throw new StartError(
		`A new database could not be made. ${reasonOf(done.stderr || String(done.error), folder)}`,
	);
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
