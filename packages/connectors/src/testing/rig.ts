import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const SHARED = fileURLToPath(new URL('../../../../../shared/tools/rigs/', import.meta.url));
const MARC = '/usr/share/doc/idzebra-2.0/examples/marcxml';
const OAI = '/usr/share/doc/libdancer-plugin-catmandu-oai-perl/examples/demo';

/** Debian's packages that tests speak with; `.ci/run` installs them where it may. */
export type Rig = 'yaz-ztest' | 'zebrasrv' | 'catmandu-oai';

/** Whether a rig can be started on this machine. */
export function hasRig(rig: Rig): boolean {
	if (rig === 'catmandu-oai') {
		const hasModule = () => spawnSync('perl', ['-MDancer::Plugin::Catmandu::OAI', '-e1']).status === 0;
		return existsSync(`${SHARED}oai/app.pl`) && existsSync(OAI) && hasModule();
	}
	if (rig === 'zebrasrv' && !(existsSync(MARC) && existsSync(SHARED))) return false;
	return ['/usr/bin', '/usr/sbin'].some((folder) => existsSync(path.join(folder, rig)));
}

/** The end of a test's name, so that a run tells what it could not see. */
export function unlessMissing(rig: Rig): string {
	return hasRig(rig) ? '' : ' (skipped: not installed)';
}

const running: ChildProcess[] = [];
const folders: string[] = [];

afterAll(() => {
	for (const child of running.splice(0)) child.kill('SIGKILL');
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts a rig on a free port of this machine; it ends with the test file. */
export async function startRig(rig: Rig): Promise<number> {
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'luotsi-rig-'));
	folders.push(folder);
	const [command, ...given] = prepare[rig](folder, port);
	const child = spawn(command ?? '', given, { cwd: folder, stdio: 'ignore' });
	running.push(child);
	await accepting(port, child);
	return port;
}

const prepare: Record<Rig, (folder: string, port: number) => string[]> = {
	'yaz-ztest': (_, port) => ['yaz-ztest', `tcp:127.0.0.1:${port}`],
	zebrasrv(folder, port) {
		cpSync(MARC, folder, { recursive: true });
		spawnSync('sh', ['-c', 'gunzip -f *.gz'], { cwd: folder });
		const modules = spawnSync('sh', ['-c', 'ls -d /usr/lib/*/idzebra-2.0/modules']).stdout.toString().trim();
		change(folder, 'zebra.cfg', (text) =>
			text
				.replace(/^modulePath.*/m, `modulePath: ${modules}`)
				.replace(/^profilePath.*/m, 'profilePath: .:/usr/share/idzebra-2.0/tab'),
		);
		for (const file of ['lab-yazgfs.xml', 'cql.map']) cpSync(SHARED + file, path.join(folder, file));
		change(folder, 'lab-yazgfs.xml', (text) => text.replaceAll('9902', String(port)));
		spawnSync('sh', ['-c', 'zebraidx -c zebra.cfg init && zebraidx -c zebra.cfg update collection-*.xml'], {
			cwd: folder,
		});
		return ['zebrasrv', '-f', 'lab-yazgfs.xml'];
	},
	'catmandu-oai'(folder, port) {
		cpSync(`${SHARED}oai`, folder, { recursive: true });
		cpSync(`${OAI}/oai_dc.tt`, path.join(folder, 'views/oai_dc.tt'));
		cpSync(`${OAI}/config.yml`, path.join(folder, 'config.yml'));
		change(folder, 'config.yml', (text) => text.replace(/limit: .*/, 'limit: 10'));
		change(folder, 'app.pl', (text) => text.replace('3456', String(port)));
		return ['perl', 'app.pl'];
	},
};

function change(folder: string, file: string, edit: (text: string) => string): void {
	const whole = path.join(folder, file);
	writeFileSync(whole, edit(readFileSync(whole, 'utf8')));
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function accepting(port: number, child: ChildProcess): Promise<void> {
	for (let left = 200; left > 0 && child.exitCode === null; left--) {
		const isOpen = await new Promise<boolean>((resolve) => {
			const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
			socket.once('connect', () => socket.destroy());
		});
		if (isOpen) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`the rig on port ${port} did not start`);
}
