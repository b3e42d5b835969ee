import {
	linkSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import { findProcess, within } from './processes.ts';

const heartbeat = 1000;
const silence = 5 * heartbeat;

type Holder = { pid: number; startTicks: string; place: string; host: string; note: string };

export type ProcessLock = { release(): void };

export class LockedError extends Error {
	override name = 'LockedError';
	readonly holder: Holder;
	constructor(holder: Holder) {
		super(`locked by process ${holder.pid} on ${holder.host}`);
		this.holder = holder;
	}
}

/**
 * Takes the lock file for this process, or throws LockedError while a living process holds it.
 * A lock left by a killed process is taken over, also when its pid belongs to another process by now.
 */
export async function takeLock(file: string, note = ''): Promise<ProcessLock> {
	const mine: Holder = { ...identity(process.pid), host: os.hostname(), note };
	for (;;) {
		const found = readHolder(file);
		if (found === undefined) {
			if (create(file, mine)) return keep(file, mine);
			continue;
		}
		if (found !== 'unreadable' && (await isAlive(file, found))) throw new LockedError(found);
		removeStale(file, found);
	}
}

/** The living process that holds the lock, if any. */
export async function lockHolder(file: string): Promise<Holder | undefined> {
	const found = readHolder(file);
	return found && found !== 'unreadable' && (await isAlive(file, found)) ? found : undefined;
}

function identity(pid: number) {
	const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	return {
		pid,
		startTicks: findProcess(pid)?.startTicks ?? '',
		place: `${boot} ${readlinkSync('/proc/self/ns/pid')}`,
	};
}

// Written aside and linked, so that nobody ever reads half a lock.
function create(file: string, holder: Holder): boolean {
	const aside = `${file}.${process.pid}`;
	try {
		writeFileSync(aside, JSON.stringify(holder), { mode: 0o644, flush: true });
		linkSync(aside, file);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(aside, { force: true });
	}
}

function readHolder(file: string): Holder | 'unreadable' | undefined {
	try {
		const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
		return Number.isInteger(holder.pid) ? holder : 'unreadable';
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreadable';
	}
}

/** In another container or on another machine the pid means nothing: there only a beating heart counts. */
async function isAlive(file: string, holder: Holder): Promise<boolean> {
	if (holder.place === identity(process.pid).place) {
		const found = findProcess(holder.pid);
		return found !== undefined && !found.isZombie && found.startTicks === holder.startTicks;
	}
	const seen = beat(file);
	if (Date.now() - seen > silence) return false;
	return within(silence, () => beat(file) !== seen);
}

function beat(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

// Moved aside first, so that of two starters only one removes the old lock and neither removes a new one.
function removeStale(file: string, judged: Holder | 'unreadable'): void {
	const aside = `${file}.${process.pid}`;
	try {
		renameSync(file, aside);
		if (JSON.stringify(readHolder(aside)) !== JSON.stringify(judged)) linkSync(aside, file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
	} finally {
		rmSync(aside, { force: true });
	}
}

function keep(file: string, mine: Holder): ProcessLock {
	const isMine = () => JSON.stringify(readHolder(file)) === JSON.stringify(mine);
	const timer = setInterval(() => {
		try {
			utimesSync(file, new Date(), new Date());
		} catch {
			create(file, mine);
		}
	}, heartbeat).unref();
	return {
		release() {
			clearInterval(timer);
			if (isMine()) rmSync(file, { force: true });
		},
	};
}
