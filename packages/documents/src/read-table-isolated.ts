import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused, refusalFrom } from './refusal.ts';
import { DEFAULT_LIMITS } from './table.ts';
import type { TableLimits, TableResult } from './table.ts';

/** Limits of the process that reads one file. */
export interface IsolationOptions extends Partial<TableLimits> {
	/** From start to answer; then the process is killed. Default 20 000. */
	milliseconds?: number;
	/** Heap of the reader; the whole process is killed at this much plus 200. Default 256. */
	memoryMb?: number;
}

const CHILD = fileURLToPath(new URL('./read-table-child.ts', import.meta.url));
const ANSWER_BYTES = 128_000_000;
const PROCESS_OVERHEAD_MB = 200;
const MEMORY_CHECK_MS = 50;
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads a table in a process of its own, two at a time. A hang becomes `timeout`, exhausted memory `out_of_memory`,
 * a crash `reader_failed`; this process only waits.
 */
export async function readTableIsolated(
	bytes: Uint8Array,
	fileName: string,
	options: IsolationOptions = {},
): Promise<TableResult> {
	const limit = options.bytes ?? DEFAULT_LIMITS.bytes;
	if (bytes.length > limit)
		return refusalFrom(new Refused('too_large', { limit, bytes: bytes.length }), fileName);
	await takeTurn();
	try {
		return await readInChild(bytes, fileName, options);
	} catch (error) {
		return refusalFrom(error, fileName);
	} finally {
		giveTurn();
	}
}

async function takeTurn(): Promise<void> {
	if (running < AT_ONCE) {
		running++;
		return;
	}
	await new Promise<void>((resolve) => waiting.push(resolve));
}

function giveTurn(): void {
	const next = waiting.shift();
	if (next) next();
	else running--;
}

async function readInChild(
	bytes: Uint8Array,
	fileName: string,
	options: IsolationOptions,
): Promise<TableResult> {
	const { milliseconds = 20_000, memoryMb = 256, ...limits } = options;
	const child = startChild(fileName, limits, memoryMb);
	const verdict = watch(child, milliseconds, memoryMb);
	child.stdin.on('error', () => {}); // a child that dies early closes the pipe; its exit tells why
	child.stdin.end(bytes);
	const [answer, exit] = await Promise.all([collect(child), ended(child)]);
	const stopped = verdict();
	if (stopped) throw stopped;
	if (exit.code !== 0) throw failure(exit, memoryMb);
	return JSON.parse(answer.toString('utf8')) as TableResult;
}

/** The child inherits no environment, may start nothing, write nothing, and read only its own code. */
function startChild(
	fileName: string,
	limits: Partial<TableLimits>,
	memoryMb: number,
): ChildProcessWithoutNullStreams {
	const readable = [dirname(dirname(CHILD)), ...['hucre/xlsx', 'papaparse'].map(packageRoot)];
	const node = [
		'--permission',
		...readable.map((path) => `--allow-fs-read=${path}/*`),
		`--max-old-space-size=${memoryMb}`,
	];
	const call = [CHILD, fileName.replaceAll('\0', '').slice(-200), JSON.stringify(limits)];
	return spawn(process.execPath, [...node, ...call], { env: {} });
}

function packageRoot(name: string): string {
	const file = createRequire(import.meta.url).resolve(name);
	const folder = name.split('/')[0] ?? name;
	return file.slice(0, file.lastIndexOf(`/${folder}/`) + folder.length + 1);
}

/** Kills the child when its time or memory is used up; the returned function tells why it was stopped, if it was. */
function watch(
	child: ChildProcessWithoutNullStreams,
	milliseconds: number,
	memoryMb: number,
): () => Refused | null {
	let stopped: Refused | null = null;
	const stop = (reason: Refused): void => {
		stopped ??= reason;
		child.kill('SIGKILL');
	};
	const clock = setTimeout(
		() => stop(new Refused('timeout', { seconds: milliseconds / 1000 })),
		milliseconds,
	);
	const gauge = setInterval(async () => {
		if ((await residentMb(child.pid)) > memoryMb + PROCESS_OVERHEAD_MB)
			stop(new Refused('out_of_memory', { megabytes: memoryMb }));
	}, MEMORY_CHECK_MS);
	return () => {
		clearTimeout(clock);
		clearInterval(gauge);
		return stopped;
	};
}

/** Buffers lie outside the heap that Node limits; Linux tells what the process really holds, elsewhere 0. */
async function residentMb(pid: number | undefined): Promise<number> {
	try {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
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
