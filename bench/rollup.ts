// Rolls a large municipality up through the product's own verb, beside one bare SQL sum of the same rows:
// npm run bench -- rollup --database postgres://postgres@/postgres?host=… [--rounds 60] [--json]
import pg from 'pg';
import { pino } from 'pino';
import * as progress from '../web/src/domain/strategy/progress/progress.server.ts';
import { rollBy, together } from '../web/src/domain/strategy/progress/progress.ts';
import { Actor } from '../web/src/platform/actor.server.ts';
import { openDatabase, openPool } from '../web/src/platform/db.server.ts';
import { readEnv } from '../web/src/platform/env.ts';
import { migrate } from '../web/src/platform/migrate.server.ts';
import { runtime, setRuntime } from '../web/src/platform/runtime.server.ts';
import { Options, Usage } from './arguments.ts';
import { round, spread } from './similarity-scale.ts';

const SERVICES = 12;
const GOALS = 200;
const MEASURES = 1000;
const INDICATORS = 200;
const UNITS = 60;
const DAY = '2027-10-15';
export const TENANT = '01900000-0000-7000-8000-000000000001';
const USUAL_ROUNDS = 60;
const WARM_UP = 10;

/** Rows of a large municipality: three sayings a measure, three years of readings from five units an indicator. */
const SEED = `
insert into gate.tenant_address (slug, tenant_id) values ('suuri', '${TENANT}');
insert into tenant (tenant_id, name) values ('${TENANT}', 'Suuri');
insert into service_area (tenant_id, id, name, governance_model)
	select '${TENANT}', md5('a' || n)::uuid, 'Palvelu ' || n, 'own_strategy' from generate_series(1, ${SERVICES}) n;
insert into service_unit (tenant_id, id, service_area_id, name, kind, link_token)
	select '${TENANT}', md5('u' || n)::uuid, md5('a' || n % ${SERVICES} + 1)::uuid, 'Toimipiste ' || n, 'other', md5('l' || n)
	from generate_series(1, ${UNITS}) n;
insert into role (tenant_id, id, name) values ('${TENANT}', md5('r')::uuid, 'Rooli');
insert into person (tenant_id, id, name, email) values ('${TENANT}', md5('p')::uuid, 'Aino', 'aino@example.org');
insert into position (tenant_id, id, role_id, title, person_id, days_per_month, valid_from)
	select '${TENANT}', md5('o' || n)::uuid, md5('r')::uuid, 'Tehtävä ' || n,
		case when n % 7 > 0 then md5('p')::uuid end, 5, '2026-01-01' from generate_series(1, 40) n;
insert into strategy (tenant_id, id, title, text_hash, service_area_id)
	select '${TENANT}', md5('s' || n)::uuid, 'Strategia ' || n, 'h' || n, md5('a' || n)::uuid
	from generate_series(1, ${SERVICES}) n;
insert into goal (tenant_id, id, strategy_id, code, title)
	select '${TENANT}', md5('g' || n)::uuid, md5('s' || n % ${SERVICES} + 1)::uuid, 'T' || n, 'Tavoite ' || n
	from generate_series(1, ${GOALS}) n;
insert into measure (tenant_id, id, goal_id, code, title, cost_total, starts_on, ends_on, planning_position_id, implementing_position_id)
	select '${TENANT}', md5('m' || n)::uuid, md5('g' || n % ${GOALS} + 1)::uuid, 'T/' || n, 'Toimenpide ' || n, n * 10,
		date '2026-11-01' + n % 200, date '2027-08-01' + n % 300,
		case when n % 9 > 0 then md5('o' || n % 40 + 1)::uuid end, case when n % 11 > 0 then md5('o' || n % 39 + 1)::uuid end
	from generate_series(1, ${MEASURES}) n;
insert into measure_unit (tenant_id, measure_id, service_unit_id)
	select '${TENANT}', md5('m' || n)::uuid, md5('u' || n % ${UNITS} + 1)::uuid from generate_series(1, ${MEASURES}) n;
insert into measure_progress (tenant_id, id, measure_id, said_on, percent, state)
	select '${TENANT}', md5('x' || n || '-' || k)::uuid, md5('m' || n)::uuid, date '2027-02-01' + k * 30, (n + k * 10) % 100,
		(array['on_track', 'late', 'stuck', 'on_track', 'done'])[(n + k) % 5 + 1]
	from generate_series(1, ${MEASURES}) n, generate_series(1, 3) k;
insert into indicator (tenant_id, id, goal_id, name)
	select '${TENANT}', md5('i' || n)::uuid, md5('g' || n)::uuid, 'Mittari ' || n from generate_series(1, ${INDICATORS}) n;
insert into indicator_target (tenant_id, indicator_id, year, value)
	select '${TENANT}', md5('i' || n)::uuid, y, 100 + n + (y - 2024) * 20
	from generate_series(1, ${INDICATORS}) n, generate_series(2025, 2029) y;
insert into reading (tenant_id, id, indicator_id, service_unit_id, read_on, value, source)
	select '${TENANT}', md5('v' || n || '-' || y || '-' || u)::uuid, md5('i' || n)::uuid, md5('u' || u)::uuid,
		make_date(y, 12, 31), 20 + n % 30 + (y - 2024) * 3, 'hand'
	from generate_series(1, ${INDICATORS}) n, generate_series(2024, 2026) y, generate_series(1, 5) u;
analyze`;

/** The same sayings and money summed by goal, with nothing told of why. */
const BARE = `
select goal.id, count(*), avg(said.percent), sum(measure.cost_total), count(*) filter (where said.state in ('late', 'stuck'))
from goal join measure on measure.tenant_id = goal.tenant_id and measure.goal_id = goal.id
left join lateral (select state, percent from measure_progress progress where progress.tenant_id = measure.tenant_id
	and progress.measure_id = measure.id order by said_on desc, id desc limit 1) said on true
where goal.tenant_id = '${TENANT}' group by goal.id`;

/** Measures a large municipality in a database of its own, made for it and dropped after it, and prints. */
export async function runOn(
	args: string[],
	called: string,
	work: (database: { owner: string; app: string }, rounds: number) => Promise<unknown>,
): Promise<void> {
	const options = new Options(args, { values: ['database', 'rounds'], flags: ['json'] });
	const server = options.text('database');
	if (!server)
		throw new Usage('Tell an owner’s address of an empty PostgreSQL server: --database postgres://…');
	const name = `bench_${called}_${process.pid}`;
	await ask(server, `create database ${name}`);
	const owner = inDatabase(server, name);
	try {
		await migrate(owner);
		await ask(owner, SEED);
		const app = inDatabase(server, name, 'luotsi_app');
		const answer = await work({ owner, app }, options.number('rounds') ?? USUAL_ROUNDS);
		if (options.has('json')) console.log(JSON.stringify(answer, null, '\t'));
		else console.dir(answer);
	} finally {
		await ask(server, `drop database ${name} with (force)`);
	}
}

export const run = (args: string[]) => runOn(args, 'rollup', measure);

const inDatabase = (url: string, name: string, user?: string) =>
	url
		.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/[^?]*/, `$1/${name}`)
		.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${user ?? 'postgres'}@`);

async function ask(url: string, text: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(text).finally(() => client.end());
}

async function measure({ owner: url, app }: { owner: string; app: string }, rounds: number) {
	let queries = 0;
	const pool = openPool(app, 4, () => {});
	setRuntime({ env: readEnv({}), log: pino({ level: 'silent' }), db: openDatabase(pool), jobs: null });
	pool.on('connect', (client) => {
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		Object.assign(client, { query: (...given: unknown[]) => (queries++, query(...given)) });
	});
	const standing = { personId: null, name: 'x', standings: ['reader'], unitIds: null, locale: 'fi' } as const;
	const rollUp = async () => {
		const actor = new Actor({ tenantId: TENANT, tenantSlug: 'suuri', ...standing });
		const { leaves } = await progress.whole(actor, DAY);
		const whole = together(leaves.map(({ roll }) => roll));
		return [whole, rollBy(leaves, ({ areaId }) => areaId), rollBy(leaves, ({ goal }) => goal.strategyId)];
	};
	const owner = new pg.Client({ connectionString: url });
	await owner.connect();
	for (let i = 0; i < WARM_UP; i++) await rollUp();
	queries = 0;
	await rollUp();
	const each = queries;
	const product: number[] = [];
	const bare: number[] = [];
	// In turns, so that whatever else the machine does falls on both alike.
	for (let i = 0; i < rounds; i++) {
		product.push(await timed(rollUp));
		bare.push(await timed(() => owner.query(BARE)));
	}
	await owner.end();
	await runtime().db.destroy();
	const [productMs, bareMs] = [spread(product), spread(bare)];
	const size = { services: SERVICES, goals: GOALS, measures: MEASURES, indicators: INDICATORS };
	return { ...size, queries: each, productMs, bareMs, ratio: round(median(product) / median(bare)) };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

const median = (values: readonly number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
