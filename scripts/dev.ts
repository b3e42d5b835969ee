import type { EventEmitter } from 'node:events';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { projectFolder } from '../web/src/platform/env.ts';
import { announceDemonstration } from './announce-demonstration.ts';
import { launch, type Launch, type Launched } from './launch.ts';
import { openDatabase } from './open-database.ts';

await launch(start);

/** The same database and application, but sources are served as they are and pages follow each change. */
async function start({ env, log, parts, signal }: Launch): Promise<Launched> {
	const ownerUrl = await openDatabase(env, log, parts);
	const { boot } = await import('../web/src/platform/boot.server.ts');
	const app = await boot({ ownerUrl, env });
	parts.app = app;
	signal.throwIfAborted();
	process.chdir(path.join(projectFolder(), 'web'));
	const vite = await withoutOwnEnd(() =>
		createServer({ server: { host: env.host, port: env.port, strictPort: true } }),
	);
	parts.front = { open() {}, close: () => vite.close() };
	await vite.listen();
	return { foundingLink: app.foundingLink, demonstrate: () => announceDemonstration(env) };
}

/** Vite would end the process as soon as its own server is closed, and leave the database under it running. */
async function withoutOwnEnd(create: () => Promise<ViteDevServer>): Promise<ViteDevServer> {
	const ends: [EventEmitter, string][] = [
		[process, 'SIGTERM'],
		[process.stdin, 'end'],
	];
	const before = ends.map(([source, name]) => new Set(source.listeners(name)));
	const vite = await create();
	for (const [index, [source, name]] of ends.entries())
		for (const listener of source.listeners(name))
			if (!before[index]!.has(listener)) source.removeListener(name, listener as () => void);
	return vite;
}
