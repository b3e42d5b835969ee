import path from 'node:path';
import { createServer } from 'vite';
import { projectFolder } from '../web/src/platform/env.ts';
import { announceDemonstration } from './announce-demonstration.ts';
import { launch, type Launch } from './launch.ts';
import { openDatabase } from './open-database.ts';

await launch(start);

/** The same database and application, but sources are served as they are and pages follow each change. */
async function start({ env, log, parts, isDemo }: Launch): Promise<string | null> {
	const ownerUrl = await openDatabase(env, log, parts);
	const { boot } = await import('../web/src/platform/boot.server.ts');
	const app = await boot({ ownerUrl, env });
	parts.app = app;
	process.chdir(path.join(projectFolder(), 'web'));
	const vite = await createServer({ server: { host: env.host, port: env.port, strictPort: true } });
	await vite.listen();
	if (isDemo) await announceDemonstration(env);
	parts.front = { open() {}, close: () => vite.close() };
	return app.foundingLink;
}
