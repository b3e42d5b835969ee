import { freePort } from '../../scripts/testing/free-port.ts';
import { runScript } from '../../scripts/testing/run-process.ts';
import { scratch } from '../../scripts/testing/scratch-database.ts';

/** A product for one file alone: one that is new, has other settings, or will be harmed. */
export interface OwnProduct {
	url: string;
	/** Data folder of its database, which is not under its care: it can be taken away and given back. */
	data: string;
	foundingLink: string;
	log(): string;
	takeDatabaseAway(): Promise<void>;
	giveDatabaseBack(): Promise<void>;
	/** Exit code of the product. */
	stop(): Promise<number | null>;
}

export async function ownProduct(settings: NodeJS.ProcessEnv = {}): Promise<OwnProduct> {
	const place = scratch();
	let server = await place.start(false);
	const port = String(await freePort());
	const { PATH, HOME, LANG } = process.env;
	const DATABASE_URL = server.url.replace('@/', '@localhost/');
	const env = {
		PATH,
		HOME,
		LANG,
		PORT: port,
		DATA_DIR: place.dataDir,
		DATABASE_URL,
		HOST: '127.0.0.1',
		...settings,
	};
	const run = runScript('scripts/start.ts', [], { env });
	await run.wrote(/Luotsi is ready/);
	return {
		url: `http://localhost:${port}`,
		data: place.dataDir,
		foundingLink: /works once: (\S+)/.exec(run.output())?.[1] ?? '',
		log: run.output,
		takeDatabaseAway: () => server.stop(),
		async giveDatabaseBack() {
			server = await place.start(false);
		},
		async stop() {
			run.child.kill('SIGTERM');
			const code = await run.ended;
			await server.stop();
			place[Symbol.dispose]();
			return code;
		},
	};
}
