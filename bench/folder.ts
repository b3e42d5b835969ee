import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Usage } from './arguments.ts';

/** Works on a folder, or on a `.tar.xz` unpacked for as long as the work takes. */
export function inFolder<T>(place: string, work: (folder: string) => T): T {
	if (!statSync(place, { throwIfNoEntry: false })) throw new Usage(`There is no ${place}.`);
	if (statSync(place).isDirectory()) return work(place);
	const folder = mkdtempSync(path.join(os.tmpdir(), 'luotsi-instances-'));
	try {
		const unpacked = spawnSync('tar', ['-xf', path.resolve(place), '-C', folder], { encoding: 'utf8' });
		if (unpacked.status !== 0) throw new Usage(`${place} cannot be unpacked: ${unpacked.stderr}`);
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
