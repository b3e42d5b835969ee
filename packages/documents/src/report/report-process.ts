import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFolders } from '../code-folders.ts';
import { Turns } from '../turns.ts';
import { ReportRefused } from './report-refused.ts';
import type { Report, ReportFormat } from './report.ts';
import { compilerPackage } from './typst-compiler.ts';
import type { PdfStandard } from './typst-compiler.ts';

/** Limits of the process that writes one report. */
export interface WriteLimits {
	/** From question to answer; then the process is killed. Default 20 000. */
	milliseconds?: number;
	/** Waiting for those before; then `busy`. Default 20 000. */
	waitMilliseconds?: number;
	/** All that the process may hold. Default 700. */
	memoryMb?: number;
}

const CHILD = fileURLToPath(new URL('./report-child.ts', import.meta.url));
const IDLE_MS = 60_000;
const MEMORY_CHECK_MS = 50;

/** One at a time: the other core stays with those who wait for pages. */
const turns = new Turns(1);
let warm: ChildProcess | null = null;
let rest: NodeJS.Timeout | undefined;

/** What the process is to write. */
export interface Task {
	report: Report;
	format: ReportFormat;
	/** Of PDF. */
	standard: PdfStandard;
}

/** False where there is no compiler of PDF for this system; the other formats are written everywhere. */
export function canWritePdf(): boolean {
	return compilerPackage() !== null;
}

/**
 * The report as a file, written in a process that is killed when its time or memory is used up; this process only waits.
 * Throws `ReportRefused`: `no_pdf_here` where the compiler does not run, `too_long` and `too_large` beyond the limits.
 */
export async function writeReport(
	report: Report,
	format: ReportFormat,
	options: WriteLimits & { standard?: PdfStandard } = {},
): Promise<Uint8Array> {
	if (format === 'pdf' && !canWritePdf()) throw new ReportRefused('no_pdf_here');
	if (!(await turns.take(options.waitMilliseconds ?? 20_000))) throw new ReportRefused('busy');
	clearTimeout(rest);
	try {
		return await ask(
			(warm ??= startChild()),
			{ report, format, standard: options.standard ?? 'ua-1' },
			options,
		);
	} finally {
		rest = setTimeout(stopChild, IDLE_MS).unref();
		turns.give();
	}
}

/** Sends the process home, as after a minute without work. */
function stopChild(): void {
	warm?.kill('SIGKILL');
	warm = null;
}

/** It inherits no environment, may start and write nothing, and reads only its own code and fonts. */
function startChild(): ChildProcess {
	const compiler = compilerPackage();
	const code = codeFolders([
		...(compiler ? [compiler] : []),
		'@expo-google-fonts/source-sans-3',
		'docx',
		'hucre',
		'papaparse',
	]);
	const readable = [dirname(dirname(dirname(CHILD))), ...code];
	const child = fork(CHILD, [], {
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		execArgv: ['--permission', '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}/*`)],
	});
	child.unref();
	child.channel?.unref();
	child.on('error', () => {}); // its exit tells
	try {
		if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
	} catch {
		// It has ended already, or the system knows no priorities.
	}
	return child;
}

interface Answer {
	bytes?: Uint8Array;
	failure?: string;
}

function ask(child: ChildProcess, task: Task, limits: WriteLimits): Promise<Uint8Array> {
	const { milliseconds = 20_000, memoryMb = 700 } = limits;
	const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
	const stop = (reason: ReportRefused): void => {
		reject(reason);
		stopChild();
	};
	const onAnswer = ({ bytes, failure }: Answer): void =>
		bytes ? resolve(bytes) : reject(new ReportRefused('not_written', failure));
	const onExit = (): void => stop(new ReportRefused('not_written', 'the process ended'));
	const clock = setTimeout(() => stop(new ReportRefused('too_long')), milliseconds);
	const gauge = setInterval(async () => {
		if ((await residentMb(child.pid)) > memoryMb) stop(new ReportRefused('too_large'));
	}, MEMORY_CHECK_MS);
	child.once('message', onAnswer).once('exit', onExit);
	child.send(task, (error) => error && onExit());
	return promise.finally(() => {
		clearTimeout(clock);
		clearInterval(gauge);
		child.off('message', onAnswer).off('exit', onExit);
	});
}

async function residentMb(pid: number | undefined): Promise<number> {
	try {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}
