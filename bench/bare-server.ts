import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../scripts/testing/free-port.ts';
import { projectFolder } from '../web/src/platform/env.ts';

/** Builds and serves one page of the same framework with nothing behind it: the ceiling. */
export async function startBare(): Promise<{ url: string; stop(): Promise<void> }> {
	const root = projectFolder();
	const cwd = path.join(root, 'bench/bare');
	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd,
		encoding: 'utf8',
	});
	if (built.status !== 0) throw new Error(`The bare page did not build: ${built.stderr}`);
	const port = await freePort();
	const env = { PATH: process.env['PATH'], PORT: String(port), ORIGIN: `http://localhost:${port}` };
	const child = spawn(process.execPath, [path.join(cwd, 'build/index.js')], { env, stdio: 'ignore' });
	const url = `http://localhost:${port}`;
	while (!(await fetch(url).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 20));
	return {
		url,
		async stop() {
			const { promise, resolve } = Promise.withResolvers<void>();
			child.once('exit', () => resolve());
			child.kill('SIGTERM');
			await promise;
		},
	};
}
