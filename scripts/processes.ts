import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type ProcessEntry = {
	pid: number;
	name: string;
	parent: number;
	/** Clock ticks from boot to the start of the process: tells a reused pid from the first one. */
	startTicks: string;
	isZombie: boolean;
};

/** What the kernel knows about a process, or nothing when there is none. */
export function findProcess(pid: number): ProcessEntry | undefined {
	let stat: string;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	} catch {
		return undefined;
	}
	const nameEnd = stat.lastIndexOf(')');
	const fields = stat.slice(nameEnd + 2).split(' ');
	return {
		pid,
		name: stat.slice(stat.indexOf('(') + 1, nameEnd),
		isZombie: fields[0] === 'Z' || fields[0] === 'X',
		parent: Number(fields[1]),
		startTicks: fields[19] ?? '',
	};
}

export function commandOf(pid: number): string[] {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
	} catch {
		return [];
	}
}

/** Living processes of this name that work in this folder or were started for it. */
export function processesIn(folder: string, name: string): ProcessEntry[] {
	return readdirSync('/proc')
		.filter((entry) => /^\d+$/.test(entry))
		.map((entry) => findProcess(Number(entry)))
		.filter((entry) => entry !== undefined)
		.filter((entry) => entry.name === name && !entry.isZombie && worksIn(entry.pid, folder));
}

// A container may forbid reading the working folder of another user's process; its command line stays readable.
function worksIn(pid: number, folder: string): boolean {
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === folder;
	} catch {
		const command = commandOf(pid);
		return command[command.indexOf('-D') + 1] === folder && command.includes('-D');
	}
}

export function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** True when the condition came true within the time. */
export async function within(milliseconds: number, condition: () => boolean): Promise<boolean> {
	const end = performance.now() + milliseconds;
	while (!condition()) {
		if (performance.now() > end) return false;
		await pause(20);
	}
	return true;
}
