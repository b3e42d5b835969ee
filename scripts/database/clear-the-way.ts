import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../log.ts';
import { findProcess, processesIn, signal, within } from '../processes.ts';
import { StartError } from '../start-error.ts';

/**
 * Ends a server that a killed application left behind, and returns the pid that PostgreSQL must not take for
 * a living server: its lock file may name a zombie, or a pid that belongs to another program by now.
 */
export async function clearTheWay(folder: string, sockets: string, log: Log): Promise<number | undefined> {
	await endOrphans(folder, log);
	rmSync(path.join(sockets, '.s.PGSQL.5432.lock'), { force: true });
	return staleOwner(path.join(folder, 'postmaster.pid'));
}

async function endOrphans(folder: string, log: Log): Promise<void> {
	const living = () => processesIn(folder, 'postgres');
	const orphans = living();
	if (orphans.length === 0) return;
	const pids = new Set(orphans.map(({ pid }) => pid));
	const roots = orphans.filter(({ parent }) => !pids.has(parent));
	log.warn({ pids: roots.map(({ pid }) => pid) }, 'A database server left behind is ended');
	for (const { pid } of roots) signal(pid, 'SIGINT');
	if (await within(10_000, () => living().length === 0)) return;
	for (const { pid } of living()) signal(pid, 'SIGQUIT');
	if (await within(5000, () => living().length === 0)) return;
	for (const { pid } of living()) signal(pid, 'SIGKILL');
	if (await within(5000, () => living().length === 0)) return;
	throw new StartError(
		`The old database server in ${folder} does not end; end process ${living()[0]?.pid} yourself.`,
	);
}

// The lock file itself stays: PostgreSQL also reads from it whether old shared memory is still in use.
function staleOwner(lockFile: string): number | undefined {
	let text: string;
	try {
		text = readFileSync(lockFile, 'utf8');
	} catch {
		return undefined;
	}
	const pid = Math.abs(Number.parseInt(text, 10));
	if (!pid) {
		rmSync(lockFile);
		return undefined;
	}
	return findProcess(pid) ? pid : undefined;
}
