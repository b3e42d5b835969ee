import type { RequestListener } from 'node:http';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';
import { announceDemonstration } from './announce-demonstration.ts';
import { buildIfStale } from './build.ts';
import { openFront } from './front.ts';
import { launch, type Launch, type Launched } from './launch.ts';
import { openDatabase } from './open-database.ts';

await launch(start);

async function start({ env, log, parts, signal }: Launch): Promise<Launched> {
	parts.front = await openFront(env, log);
	const booting = import('../web/src/platform/boot.server.ts');
	const [database, build] = await Promise.allSettled([openDatabase(env, log, parts), buildIfStale(signal)]);
	if (database.status === 'rejected') throw database.reason;
	if (build.status === 'rejected') throw build.reason;
	signal.throwIfAborted();
	const { boot } = await booting;
	const app = await boot({ ownerUrl: database.value, env });
	parts.app = app;
	const built = path.join(projectFolder(), 'web/build/handler.js');
	const { handler } = (await import(built)) as { handler: RequestListener };
	parts.front.open(handler);
	return { foundingLink: app.foundingLink, demonstrate: () => announceDemonstration(env) };
}
