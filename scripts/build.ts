import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';
import { LockedError, lockHolder, takeLock, type ProcessLock } from './process-lock.ts';
import { within } from './processes.ts';
import { StartError } from './start-error.ts';

const root = projectFolder();
const built = path.join(root, 'web/build');
const record = path.join(built, '.built-from');
const sources = ['web/src', 'web/static', 'packages'];
const singles = ['package-lock.json', 'web/package.json', 'web/vite.config.ts', 'web/parsed-messages.ts'];
const unbuilt = /(^|\/)(node_modules|testdata)\/|\.test\.ts$|\.md$/;

type BuiltFrom = { stamps: string; contents: string };

/** Builds the application when there is no build of these sources. Returns whether it built. */
export async function buildIfStale(signal?: AbortSignal): Promise<boolean> {
	if (isFresh()) return false;
	const lock = await buildLock();
	try {
		if (isFresh()) return false;
		return await build(signal);
	} finally {
		lock.release();
	}
}

async function build(signal?: AbortSignal): Promise<boolean> {
	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite)) {
		if (existsSync(path.join(built, 'handler.js'))) return false;
		throw new StartError('There is no build in web/build. Run npm ci and npm run build first.');
	}
	const files = sourceFiles();
	const from: BuiltFrom = { stamps: stampsOf(files), contents: contentsOf(files) };
	await run(vite, signal);
	writeFileSync(record, JSON.stringify(from));
	return true;
}

function run(vite: string, signal?: AbortSignal): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
	const child = spawn(process.execPath, [vite, 'build'], {
		cwd: path.join(root, 'web'),
		env,
		...(signal && { signal }),
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	}
	child.once('error', reject);
	child.once('close', (code) => {
		if (code === 0) resolve();
		else reject(new StartError(`The build failed.\n${output.slice(-4000)}`));
	});
	return promise;
}

function isFresh(): boolean {
	if (!existsSync(path.join(built, 'handler.js')) || !existsSync(record)) return false;
	const from = JSON.parse(readFileSync(record, 'utf8')) as BuiltFrom;
	const files = sourceFiles();
	const stamps = stampsOf(files);
	if (stamps === from.stamps) return true;
	if (contentsOf(files) !== from.contents) return false;
	// Same contents with new times, as after a checkout or a copy: the next start need not read them again.
	writeRecord({ stamps, contents: from.contents });
	return true;
}

function writeRecord(from: BuiltFrom): void {
	try {
		writeFileSync(record, JSON.stringify(from));
	} catch {
		// A read-only installation reads the contents each time instead.
	}
}

function sourceFiles(): string[] {
	const inFolders = sources
		.filter((folder) => existsSync(path.join(root, folder)))
		.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
		);
	return [...inFolders, ...singles].filter((file) => !unbuilt.test(file)).sort();
}

function stampsOf(files: string[]): string {
	const stamp = (file: string) => {
		const { size, mtimeMs } = statSync(path.join(root, file));
		return `${file} ${size} ${mtimeMs}`;
	};
	return hash(files.map(stamp));
}

function contentsOf(files: string[]): string {
	return hash(files.flatMap((file) => [file, readFileSync(path.join(root, file))]));
}

function hash(parts: (string | Buffer)[]): string {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(part).update('\0');
	return sum.digest('hex');
}

/** Two starts at once must not build into the same folder. */
async function buildLock(): Promise<ProcessLock> {
	const file = path.join(root, 'node_modules/.cache/luotsi-build.lock');
	mkdirSync(path.dirname(file), { recursive: true });
	for (;;) {
		try {
			return await takeLock(file, 'building');
		} catch (error) {
			if (!(error instanceof LockedError)) throw error;
			await within(1000, () => !existsSync(file));
			await lockHolder(file);
		}
	}
}

if (import.meta.main) console.log((await buildIfStale()) ? 'Built.' : 'The build is up to date.');
