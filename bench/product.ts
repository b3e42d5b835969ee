import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';

export interface Product {
	url: string;
	process: ChildProcess;
	/** Milliseconds from the start of the process to the first answered page. */
	readyAfter: number;
	stop(): Promise<void>;
}

/** Starts the product as a user would and waits for its first page. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
	const { PATH, HOME, LANG } = process.env;
	const started = performance.now();
	const child = spawn(process.execPath, [path.join(projectFolder(), 'scripts/start.ts')], {
		env: { PATH, HOME, LANG, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'warn' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	child.stdout.resume();
	const url = `http://localhost:${port}`;
	await firstPage(child, url);
	const readyAfter = performance.now() - started;
	return { url, process: child, readyAfter, stop: () => stop(child) };
}

async function firstPage(child: ChildProcess, url: string): Promise<void> {
	while (child.exitCode === null) {
		const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
		if (answer && answer.status < 400) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`The product ended with ${child.exitCode} before its first page.`);
}

async function stop(child: ChildProcess): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	child.once('exit', () => resolve());
	child.kill('SIGTERM');
	await promise;
}

/** Resident megabytes of a process alone (`own`) and of its database servers, shared pages counted once each (`database`). */
export function memory(child: ChildProcess): { own: number; database: number } {
	const own = kilobytes(`/proc/${child.pid}/status`, 'VmRSS') / 1024;
	const servers = childrenOf(child.pid ?? 0).flatMap((pid) => [pid, ...childrenOf(pid)]);
	const database =
		servers.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) / 1024;
	return { own, database };
}

function childrenOf(pid: number): number[] {
	try {
		return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
			.trim()
			.split(' ')
			.filter(Boolean)
			.map(Number);
	} catch {
		return [];
	}
}

function kilobytes(file: string, name: string): number {
	try {
		return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
	} catch {
		return 0;
	}
}
