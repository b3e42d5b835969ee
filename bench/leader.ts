// The leader's page of a large municipality, through the product's own verbs:
// npm run bench -- leader --database postgres://postgres@/postgres?host=… [--rounds 60] [--json]
import path from 'node:path';
import { pino } from 'pino';
import { createServer } from 'vite';
import { projectFolder } from '../web/src/platform/env.ts';
import type * as fronts from '../web/src/domain/governance/overview/front.server.ts';
import type * as actors from '../web/src/platform/actor.server.ts';
import type * as databases from '../web/src/platform/db.server.ts';
import type * as envs from '../web/src/platform/env.ts';
import type * as runtimes from '../web/src/platform/runtime.server.ts';
import { runOn, TENANT, timed } from './rollup.ts';
import { spread } from './similarity-scale.ts';

const WARM_UP = 5;
const DAYS = 28;

export const run = (args: string[]) => runOn(args, 'leader', measure);

// A day not asked for last is read anew, as after any change; the same day again is known.
const dayOf = (round: number) => `2027-10-${String((round % DAYS) + 1).padStart(2, '0')}`;

/** The product's modules; the verbs read its words, which only a bundler finds. */
async function product(url: string) {
	const vite = await createServer({
		root: path.join(projectFolder(), 'web'),
		configFile: false,
		logLevel: 'error',
		server: { middlewareMode: true, ws: false },
	});
	const load = async <Module>(file: string) => (await vite.ssrLoadModule(`/src/${file}`)) as Module;
	const { openPool, openDatabase } = await load<typeof databases>('platform/db.server.ts');
	const { setRuntime, runtime } = await load<typeof runtimes>('platform/runtime.server.ts');
	const { readEnv } = await load<typeof envs>('platform/env.ts');
	const { Actor } = await load<typeof actors>('platform/actor.server.ts');
	const { front } = await load<typeof fronts>('domain/governance/overview/front.server.ts');
	const pool = openPool(url, 4, () => {});
	setRuntime({ env: readEnv({}), log: pino({ level: 'silent' }), db: openDatabase(pool), jobs: null });
	const who = { personId: null, name: 'x', standings: ['director'], unitIds: null, locale: 'fi' } as const;
	const page = async (day: string) => {
		const actor = new Actor({ tenantId: TENANT, tenantSlug: 'suuri', ...who });
		const { leader } = await front(actor, day);
		if (!leader) throw new Error('nothing to lead');
		return leader;
	};
	const end = async () => {
		await runtime().db.destroy();
		await vite.close();
	};
	return { page, pool, end };
}

async function measure({ app: url }: { app: string }, rounds: number) {
	const { page, pool, end } = await product(url);
	let queries = 0;
	pool.on('connect', (client) => {
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		Object.assign(client, { query: (...given: unknown[]) => (queries++, query(...given)) });
	});
	for (let i = 0; i < WARM_UP; i++) await page(dayOf(i));
	const [changed, unchanged]: [number[], number[]] = [[], []];
	const counts = { changed: 0, unchanged: 0 };
	for (let i = 0; i < rounds; i++) {
		const day = dayOf(i + WARM_UP);
		queries = 0;
		changed.push(await timed(() => page(day)));
		counts.changed = queries;
		queries = 0;
		unchanged.push(await timed(() => page(day)));
		counts.unchanged = queries;
	}
	const lines = Object.values(await page(dayOf(0))).flat().length;
	await end();
	return { lines, queries: counts, changedMs: spread(changed), unchangedMs: spread(unchanged) };
}
