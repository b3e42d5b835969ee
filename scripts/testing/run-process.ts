import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from '../../web/src/platform/env.ts';

export type Run = {
	child: ChildProcess;
	/** All it wrote, to both streams. */
	output(): string;
	/** Resolves when what it wrote matches; rejects when it ends before. */
	wrote(pattern: RegExp): Promise<RegExpExecArray>;
	ended: Promise<number | null>;
};

const running = new Set<ChildProcess>();

/** Runs a script of this project as a process of its own. */
export function runScript(script: string, args: string[] = [], options: SpawnOptions = {}): Run {
	return runProcess(process.execPath, [path.join(projectFolder(), script), ...args], options);
}

export function runProcess(command: string, args: string[], options: SpawnOptions = {}): Run {
	const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	void ended.then(() => running.delete(child));
	return { child, output: () => text, wrote: (pattern) => wrote(child, () => text, pattern, ended), ended };
}

async function wrote(child: ChildProcess, text: () => string, pattern: RegExp, ended: Promise<unknown>) {
	const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
	const look = () => {
		const match = pattern.exec(text());
		if (match) resolve(match);
	};
	child.stdout?.on('data', look);
	child.stderr?.on('data', look);
	void ended.then(() => (look(), reject(new Error(`ended without ${pattern}:\n${text()}`))));
	look();
	return promise;
}

/** Ends what a failed test left running. */
export function endAll(): void {
	for (const child of running) child.kill('SIGKILL');
}
