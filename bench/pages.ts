import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../scripts/testing/free-port.ts';
import { projectFolder } from '../web/src/platform/env.ts';
import { startBare } from './bare-server.ts';
import { bytesPerPage } from './bytes.ts';
import { openDemonstration, type Demonstration } from './demonstration.ts';
import { load, type Measured, type Target } from './load.ts';
import { memory, startProduct, type Product } from './product.ts';
import { seed, type Seeded } from './seed.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8);
const [TENANTS, NEEDS] = [50, 500];

/** As browsers ask. */
const browser = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br, zstd' };

function targets(url: string, seeded: Seeded, demonstration: Demonstration): Target[] {
	const { slug, token, needId, unitId } = seeded;
	const cookie = `luotsi-${slug}=${token}`;
	const page = { headers: { ...browser, cookie } };
	const draft = () =>
		new URLSearchParams({ text: 'Näyttö luentosaliin', unitId, key: crypto.randomUUID() }).toString();
	return [
		{ name: 'needs list', url: `${url}/${slug}/needs`, ...page },
		{ name: 'need detail', url: `${url}/${slug}/needs/${needId}`, ...page },
		{
			name: 'plan page',
			url: `${url}/${demonstration.slug}${demonstration.scenario}`,
			headers: { ...browser, cookie: demonstration.cookie },
		},
		{ name: 'public plan', url: `${url}/${demonstration.slug}/public/plan`, headers: browser },
		{ name: 'public goals', url: `${url}/${demonstration.slug}/public/goals`, headers: browser },
		{
			name: 'need creation',
			url: `${url}/${slug}/needs/new?/propose`,
			method: 'POST',
			headers: { ...page.headers, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
			body: draft,
		},
	];
}

function print(title: string, rows: object[]): void {
	console.log(`\n${title}`);
	console.table(rows);
}

function row(measured: Measured, ceiling: Measured) {
	return {
		page: measured.name,
		connections: measured.connections,
		'median ms': measured.median,
		'p99 ms': measured.p99,
		'requests/s': Math.round(measured.perSecond),
		wrong: measured.wrong,
		'share of bare': (measured.perSecond / ceiling.perSecond).toFixed(2),
	};
}

async function startTwice(folder: string): Promise<Product> {
	rmSync(path.join(projectFolder(), 'web/build'), { recursive: true, force: true });
	const first = await startProduct(folder, await freePort());
	await first.stop();
	const second = await startProduct(folder, await freePort());
	print('Start to first page', [
		{ start: 'first (nothing built, no database)', seconds: (first.readyAfter / 1000).toFixed(2) },
		{ start: 'second', seconds: (second.readyAfter / 1000).toFixed(2) },
	]);
	return second;
}

async function measurePages(pages: Target[]): Promise<object[]> {
	const bare = await startBare();
	const rows = [];
	for (const connections of [1, 10, 50]) {
		const ceiling = await load({ name: 'bare page', url: bare.url }, connections, SECONDS);
		rows.push(row(ceiling, ceiling));
		for (const page of pages) rows.push(row(await load(page, connections, SECONDS), ceiling));
	}
	await bare.stop();
	return rows;
}

/** Measures start, pages and memory, and compares with a bare page of the framework in the same run. */
export async function run(): Promise<void> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'luotsi-bench-'));
	chmodSync(folder, 0o755);
	const product = await startTwice(folder);
	const owner = `postgres://postgres@/postgres?host=${encodeURIComponent(path.join(folder, 'postgres'))}`;
	const demonstration = await openDemonstration(product.url, owner);
	print('The demonstration municipality, 144 needs to an adopted plan', [
		{ seconds: (demonstration.madeIn / 1000).toFixed(2) },
	]);
	const seeded = await seed(owner, TENANTS, NEEDS);
	const rows = await measurePages(targets(product.url, seeded, demonstration));
	print(`Pages with ${TENANTS} tenants × ${NEEDS} needs, ${SECONDS} s each`, rows);
	print('Bytes of a first visit (compressed)', await bytesPerPage(product.url, owner, demonstration));
	const used = memory(product.process);
	print('Memory after the load, MB', [
		{ 'app RSS': Math.round(used.own), 'database PSS': Math.round(used.database) },
	]);
	await product.stop();
	rmSync(folder, { recursive: true, force: true });
}
