import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../scripts/testing/free-port.ts';
import { seedTenant } from '../scripts/testing/seed-tenant.ts';
import { Uploads } from './import-uploads.ts';
import type { Sample } from './import-manifest.ts';
import { startProduct } from './product.ts';
import { seed } from './seed.ts';

const PER_SECOND = 25;
const WINDOW_MS = 15_000;
const ROUNDS = 4;

/** Runs are the tables kept for a preview; a strategy is kept only by the next press, which nobody makes here. */
const STORED = `
	select (select count(*) from import_run)::int as runs, (select count(*) from strategy)::int as strategies,
		(select count(*) from need where tenant_id in (select tenant_id from import_run))::int as needs,
		(select count(*) from import_row where cells::text like '%root:x:0%')::int as passwords`;

interface Window {
	milliseconds: number[];
	wrong: number;
}

/**
 * Sends the files to the running product over HTTP, and meanwhile asks for another municipality's list of needs at a
 * fixed pace; windows with and without imports take turns, so that what else the machine does falls on both.
 */
export async function measureLoad(samples: readonly Sample[], folder: string) {
	const data = mkdtempSync(path.join(os.tmpdir(), 'luotsi-bench-'));
	chmodSync(data, 0o755);
	const product = await startProduct(data, await freePort());
	const owner = `postgres://postgres@/postgres?host=${encodeURIComponent(path.join(data, 'postgres'))}`;
	const client = new pg.Client({ connectionString: owner });
	try {
		await client.connect();
		const reader = await seed(owner, 1, 500);
		const uploads = new Uploads(product.url, await seedTenant(client, 'tuojakunta'), samples, folder);
		const page = {
			url: `${product.url}/${reader.slug}/needs`,
			cookie: `luotsi-${reader.slug}=${reader.token}`,
		};
		const windows = await takeTurns(page, uploads);
		const { rows } = await client.query<Record<string, number>>(STORED);
		return { ...windows, uploads: uploads.summary(), stored: rows[0] };
	} finally {
		await client.end();
		await product.stop();
		rmSync(data, { recursive: true, force: true });
	}
}

async function takeTurns(page: { url: string; cookie: string }, uploads: Uploads) {
	const alone: Window = { milliseconds: [], wrong: 0 };
	const beside: Window = { milliseconds: [], wrong: 0 };
	await ask(page, WINDOW_MS / 2);
	for (let round = 0; round < ROUNDS; round++) {
		add(alone, await ask(page, WINDOW_MS));
		uploads.begin();
		add(beside, await ask(page, WINDOW_MS));
		await uploads.pause();
	}
	await uploads.rest();
	return {
		page: 'list of 500 needs in another municipality',
		requestsPerSecond: PER_SECOND,
		alone: figures(alone),
		whileImporting: figures(beside),
		p99Ratio: Number((percentile(beside, 0.99) / percentile(alone, 0.99)).toFixed(2)),
	};
}

/** Asks at a fixed pace; a late answer does not hold back the next question, and waiting counts from when it was due. */
async function ask({ url, cookie }: { url: string; cookie: string }, duration: number): Promise<Window> {
	const answered: Window = { milliseconds: [], wrong: 0 };
	const started = performance.now();
	const asked: Promise<void>[] = [];
	for (let due = started; due < started + duration; due += 1000 / PER_SECOND) {
		await sleep(Math.max(0, due - performance.now()));
		asked.push(
			fetch(url, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
				.then(async (answer) => {
					await answer.arrayBuffer();
					if (answer.status !== 200) answered.wrong++;
				})
				.catch(() => {
					answered.wrong++;
				})
				.finally(() => answered.milliseconds.push(performance.now() - due)),
		);
	}
	await Promise.all(asked);
	return answered;
}

function add(whole: Window, part: Window): void {
	whole.milliseconds.push(...part.milliseconds);
	whole.wrong += part.wrong;
}

function percentile({ milliseconds }: Window, share: number): number {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function figures(window: Window) {
	const [median, p99] = [0.5, 0.99].map((share) => Number(percentile(window, share).toFixed(1)));
	return { requests: window.milliseconds.length, median, p99, wrong: window.wrong };
}
