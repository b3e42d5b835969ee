// Stands for the application in tests that kill it: node hold-database.ts <data folder>
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { logTo } from '../log.ts';

try {
	const log = logTo(process.stderr, 'warn');
	const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log, note: 'held by a test' });
	process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
	console.log(JSON.stringify({ url: server.url, pid: server.pid() }));
} catch (error) {
	console.error(String(error));
	process.exit(1);
}
