import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../web/src/platform/migrate.server.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { logTo } from '../log.ts';
import './provided.ts';
import { temporaryFolder } from './temporary-folder.ts';

const templateName = 'luotsi_template';

/** One server for all files; each file copies the migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = temporaryFolder();
	const log = logTo(process.stderr, 'error');
	const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'data'), log, isFast: true });
	await makeTemplate(server.url);
	project.provide('ownerUrl', server.url);
	project.provide('templateDatabase', templateName);
	return async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}

async function makeTemplate(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(`create database ${templateName}`);
	await client.end();
	await migrate(url.replace('/postgres?', `/${templateName}?`));
}
