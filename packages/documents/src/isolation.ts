import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFolders } from './code-folders.ts';
import { Refused } from './refusal.ts';
import { Turns } from './turns.ts';

/** Limits of the process that reads one file. */
export interface ProcessLimits {
	/** From start to answer; then the process is killed. Default 18 000. */
	milliseconds?: number;
	/** Waiting for a free place; then the file is refused as `busy`. Default 9 000. */
	waitMilliseconds?: number;
	/** Heap of the reader; the whole process is killed at this much plus 200. Default 256. */
	memoryMb?: number;
	/** Told what the process used, when it has ended. */
	onEnd?: (usage: ProcessUsage) => void;
}

/** What reading one file took. */
export interface ProcessUsage {
	milliseconds: number;
	/** Most memory held at one time, as far as it was seen; 0 where the system does not tell. */
	peakMb: number;
}

const PROCESS_LIMITS = new Set(['milliseconds', 'waitMilliseconds', 'memoryMb', 'onEnd']);

/** The limits that the reader itself keeps. */
export function readerLimits(options: object): object {
	return Object.fromEntries(Object.entries(options).filter(([name]) => !PROCESS_LIMITS.has(name)));
}

/** What the child is to do with the bytes. */
export interface Task {
	kind: 'table' | 'document';
	fileName: string;
	limits: object;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const ANSWER_BYTES = 128_000_000;
const PROCESS_OVERHEAD_MB = 200;
const MEMORY_CHECK_MS = 50;

/** Half of the cores stay with those who wait for pages. */
const turns = new Turns(Math.max(1, Math.floor(availableParallelism() / 2)));

/**
 * Does a task in a process of its own, which is killed when its time or memory is used up. A hang becomes `timeout`,
 * exhausted memory `out_of_memory`, a crash `reader_failed`, too long a queue `busy`; this process only waits.
 */
export async function inChild(task: Task, bytes: Uint8Array, options: ProcessLimits): Promise<unknown> {
	const { waitMilliseconds = 9_000 } = options;
	if (!(await turns.take(waitMilliseconds))) throw new Refused('busy', { seconds: waitMilliseconds / 1000 });
	try {
		return await run(task, bytes, options);
	} finally {
		turns.give();
	}
}

async function run(task: Task, bytes: Uint8Array, options: ProcessLimits): Promise<unknown> {
	const { milliseconds = 18_000, memoryMb = 256, onEnd } = options;
	const started = performance.now();
	const child = startChild(task, memoryMb);
	const watch = watchOver(child, milliseconds, memoryMb);
	child.stdin.on('error', () => {}); // a child that dies early closes the pipe; its exit tells why
	child.stdin.end(bytes);
	const [answer, exit] = await Promise.all([collect(child), ended(child)]);
	const { stopped, peakMb } = watch();
	onEnd?.({ milliseconds: performance.now() - started, peakMb });
	if (stopped) throw stopped;
	if (exit.code !== 0) throw failure(exit, memoryMb);
	return JSON.parse(answer.toString('utf8'));
}

/** The child inherits no environment, may start nothing, write nothing, and read only its own code. */
function startChild({ kind, fileName, limits }: Task, memoryMb: number): ChildProcessWithoutNullStreams {
	const readable = [dirname(dirname(CHILD)), ...codeFolders(['hucre', 'papaparse', 'mammoth', 'unpdf'])];
	const node = [
		'--permission',
		...readable.map((path) => `--allow-fs-read=${path}/*`),
		`--max-old-space-size=${memoryMb}`,
	];
	const call = [CHILD, kind, fileName.replaceAll('\0', '').slice(-200), JSON.stringify(limits)];
	const child = spawn(process.execPath, [...node, ...call], { env: {} });
	yieldToOthers(child.pid);
	return child;
}

function yieldToOthers(pid: number | undefined): void {
	try {
		if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
	} catch {
		// It has ended already, or the system knows no priorities.
	}
}

/** Kills the child when its time or memory is used up; the returned function tells why, if it was, and what it held. */
function watchOver(
	child: ChildProcessWithoutNullStreams,
	milliseconds: number,
	memoryMb: number,
): () => { stopped: Refused | null; peakMb: number } {
	let stopped: Refused | null = null;
	let peakMb = 0;
	const stop = (reason: Refused): void => {
		stopped ??= reason;
		child.kill('SIGKILL');
	};
	const clock = setTimeout(
		() => stop(new Refused('timeout', { seconds: milliseconds / 1000 })),
		milliseconds,
	);
	const gauge = setInterval(async () => {
		const held = await residentMb(child.pid);
		peakMb = Math.max(peakMb, held.peak);
		if (held.now > memoryMb + PROCESS_OVERHEAD_MB)
			stop(new Refused('out_of_memory', { megabytes: memoryMb }));
	}, MEMORY_CHECK_MS);
	return () => {
		clearTimeout(clock);
		clearInterval(gauge);
		return { stopped, peakMb };
	};
}

/** Buffers lie outside the heap that Node limits; Linux tells what the process really holds, elsewhere 0. */
async function residentMb(pid: number | undefined): Promise<{ now: number; peak: number }> {
	try {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		const megabytes = (name: string) =>
			Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
		return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
	} catch {
		return { now: 0, peak: 0 };
	}
}

async function collect(child: ChildProcessWithoutNullStreams): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > ANSWER_BYTES) child.kill('SIGKILL');
		else chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

interface Exit {
	code: number | null;
	errors: string;
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Exit> {
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => {
		if (errors.length < 10_000) errors += chunk.toString('utf8');
	});
	return new Promise((resolve) => {
		child.once('error', () => resolve({ code: null, errors: 'not started' }));
		child.once('close', (code) => resolve({ code, errors }));
	});
}

function failure(exit: Exit, memoryMb: number): Refused {
	const isMemory = /heap out of memory|Allocation failed|Array buffer allocation/i.test(exit.errors);
	return isMemory
		? new Refused('out_of_memory', { megabytes: memoryMb })
		: new Refused('reader_failed', { exit: exit.code });
}
