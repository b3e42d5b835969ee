// Kills the application, the database or both without warning while needs are being told, and counts what was lost.
// node scripts/drill/kill.ts [rounds of each, 20]
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { projectFolder } from '../../web/src/platform/env.ts';
import { freePort } from '../testing/free-port.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { seedTenant } from '../testing/seed-tenant.ts';
import { say, startWriters, type Door } from './writers.ts';

export const victims = ['application', 'database', 'both'] as const;
export type Victim = (typeof victims)[number];

export interface Tally {
	victim: Victim;
	kills: number;
	acknowledged: number;
	lost: number;
	doubled: number;
	/** Milliseconds from the kill to the next acknowledged need, the worst of all. */
	slowest: number;
}

interface Place {
	folder: string;
	port: number;
	owner: string;
}

function start({ folder, port }: Place): ChildProcess {
	const { PATH, HOME, LANG } = process.env;
	const env = {
		PATH,
		HOME,
		LANG,
		PORT: String(port),
		DATA_DIR: folder,
		DATABASE_URL: '',
		LOG_LEVEL: 'fatal',
	};
	return spawn(process.execPath, [path.join(projectFolder(), 'scripts/start.ts')], { env, stdio: 'ignore' });
}

async function until<T>(work: () => Promise<T | false>, patience: number, what: string): Promise<T> {
	const end = performance.now() + patience;
	while (performance.now() < end) {
		const answer = await work().catch(() => false as const);
		if (answer !== false) return answer;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`${what} did not happen in ${patience} ms.`);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function databasePid(folder: string): number {
	return Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function killOne(victim: Victim, place: Place, app: ChildProcess): Promise<ChildProcess> {
	if (victim !== 'application') process.kill(databasePid(place.folder), 'SIGKILL');
	if (victim === 'database') return app;
	const gone = new Promise((resolve) => app.once('exit', resolve));
	app.kill('SIGKILL');
	await gone;
	return start(place);
}

async function count(owner: string, keys: ReadonlySet<string>): Promise<{ lost: number; doubled: number }> {
	const client = new pg.Client({ connectionString: owner });
	await client.connect();
	const { rows } = await client.query('select text, count(*)::int as count from wording group by 1');
	await client.end();
	const found = new Map<string, number>(rows.map((row) => [row.text, row.count]));
	const lost = [...keys].filter((key) => !found.has(`Tarve ${key}`)).length;
	return { lost, doubled: rows.filter((row) => row.count > 1).length };
}

async function openDoor(port: number, owner: string): Promise<Door> {
	const client = new pg.Client({ connectionString: owner });
	await client.connect();
	const { slug, unitId, token } = await seedTenant(client, 'koe').finally(() => client.end());
	return { url: `http://localhost:${port}`, slug, unitId, cookie: `luotsi-${slug}=${token}` };
}

/** One kill while people write; answers how long until the next need was acknowledged, in milliseconds. */
async function round(
	victim: Victim,
	place: Place,
	door: Door,
	app: ChildProcess,
	kept: Set<string>,
): Promise<{ app: ChildProcess; took: number }> {
	const writers = startWriters(door, 4);
	await sleep(300 + Math.random() * 700);
	const next = await killOne(victim, place, app);
	const killed = performance.now();
	await until(() => say(door, crypto.randomUUID()), 60_000, `Telling a need after the death of: ${victim}`);
	const took = performance.now() - killed;
	await writers.stop();
	// Whoever got no answer presses again: the same key must give one need, never two.
	for (const key of writers.unanswered) if (await say(door, key)) writers.acknowledged.add(key);
	for (const key of writers.acknowledged) kept.add(key);
	return { app: next, took };
}

/** One way of dying, over and over on one data folder. */
export async function drill(victim: Victim, kills: number): Promise<Tally> {
	const folder = temporaryFolder();
	const port = await freePort();
	const owner = `postgres://postgres@/postgres?host=${encodeURIComponent(path.join(folder, 'postgres'))}`;
	const place = { folder, port, owner };
	let app = start(place);
	try {
		const isUp = () => fetch(`http://localhost:${port}/`).then((answer) => answer.ok);
		await until(isUp, 120_000, 'The first start');
		const door = await openDoor(port, owner);
		const kept = new Set<string>();
		let slowest = 0;
		for (let done = 0; done < kills; done++) {
			const ended = await round(victim, place, door, app, kept);
			app = ended.app;
			slowest = Math.max(slowest, ended.took);
		}
		const found = await count(owner, kept);
		return { victim, kills, acknowledged: kept.size, ...found, slowest: Math.round(slowest) };
	} finally {
		const gone = new Promise((resolve) => app.once('exit', resolve));
		if (app.exitCode === null && app.kill('SIGTERM')) await gone;
		rmSync(folder, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const rounds = Number(process.argv[2] ?? 20);
	const tallies: Tally[] = [];
	for (const victim of victims) {
		tallies.push(await drill(victim, rounds));
		console.table(tallies);
	}
	process.exitCode = tallies.some(({ lost, doubled }) => lost + doubled > 0) ? 1 : 0;
}
