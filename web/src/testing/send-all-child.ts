// Sends what waits in a process of its own, which a test may kill: `node send-all-child.ts '{…}'`.
import path from 'node:path';
import { createServer } from 'vite';

const vite = await createServer({
	configFile: false,
	root: path.resolve(import.meta.dirname, '../..'),
	appType: 'custom',
	logLevel: 'error',
	optimizeDeps: { noDiscovery: true },
	server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const { sendAll } = await vite.ssrLoadModule('/src/testing/send-all.server.ts');
await sendAll(JSON.parse(process.argv[2] ?? '{}'));
process.exit(0);
