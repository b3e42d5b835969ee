import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectFolder } from '../../web/src/platform/env.ts';
import { freePort } from './free-port.ts';
import { openLibraryDirectory } from './library-directory.ts';
import './provided.ts';
import { temporaryFolder } from './temporary-folder.ts';

const patience = 120_000;

/** Starts the product as `npm start` does, with an empty data folder and its log in a file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = temporaryFolder();
	const log = process.env['PRODUCT_LOG'] ?? path.join(folder, 'product.log');
	const directory = await openLibraryDirectory();
	const { child, output } = await startProduct(folder, log, directory.url);
	project.provide('productUrl', found(output, /Luotsi is ready: (\S+)/));
	project.provide('foundingLink', found(output, /the link works once: (\S+)/));
	project.provide('productLog', log);
	project.provide('productData', path.join(folder, 'data'));
	return async () => {
		await stopProduct(child);
		directory.close();
		rmSync(folder, { recursive: true, force: true });
	};
}

async function startProduct(
	folder: string,
	log: string,
	directory: string,
): Promise<{ child: ChildProcess; output: string }> {
	const port = String(await freePort());
	mkdirSync(path.dirname(log), { recursive: true });
	const child = spawn(process.execPath, [path.join(projectFolder(), 'scripts/start.ts')], {
		env: {
			...productEnv(),
			PORT: port,
			DATA_DIR: path.join(folder, 'data'),
			ALLOW_PRIVATE_CONNECTIONS: 'true',
			LIBRARY_DIRECTORY_URL: directory,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const file = createWriteStream(log, { flags: 'a' });
	let output = '';
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			file.write(chunk);
			if (output.includes('Luotsi is ready')) return;
			output += chunk;
			if (/Luotsi is ready.*\n/.test(output)) resolve();
		});
	}
	child.once('close', (code) =>
		reject(new Error(`The product ended (${code}) before it was ready:\n${output}`)),
	);
	const timer = setTimeout(
		() => reject(new Error(`The product was not ready in time:\n${output}`)),
		patience,
	);
	await promise.finally(() => clearTimeout(timer));
	return { child, output };
}

// Neither the developer's settings nor the marks of the test runner reach the product.
function productEnv(): NodeJS.ProcessEnv {
	const { PATH, HOME, LANG, TMPDIR } = process.env;
	return { PATH, HOME, LANG, TMPDIR, DATABASE_URL: '', ORIGIN: '', HOST: '127.0.0.1', LOG_LEVEL: 'info' };
}

async function stopProduct(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null)
		throw new Error(`The product ended by itself during the tests (${child.exitCode}).`);
	const { promise, resolve } = Promise.withResolvers<number | null>();
	child.removeAllListeners('close').once('close', resolve);
	child.kill('SIGTERM');
	const code = await promise;
	if (code !== 0) throw new Error(`The product did not stop in order: exit code ${code}.`);
}

function found(output: string, pattern: RegExp): string {
	return pattern.exec(output)?.[1] ?? '';
}
