import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const found = new Map<string, readonly string[]>();

/** The folders of packages and of all that they depend on, wherever the installer has put them. */
export function codeFolders(names: readonly string[]): readonly string[] {
	const key = names.join();
	const known = found.get(key);
	if (known) return known;
	const folders = new Set<string>();
	const here = dirname(fileURLToPath(import.meta.url));
	for (const name of names) addPackage(name, here, folders);
	found.set(key, [...folders]);
	return [...folders];
}

function addPackage(name: string, from: string, folders: Set<string>): void {
	const folder = packageFolder(name, from);
	if (folder === null || folders.has(folder)) return;
	folders.add(folder);
	const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		dependencies?: Record<string, string>;
	};
	for (const dependency of Object.keys(dependencies)) addPackage(dependency, folder, folders);
}

/** Looked for as Node does: in node_modules of each folder on the way up. */
function packageFolder(name: string, from: string): string | null {
	for (let folder = from; ; folder = dirname(folder)) {
		const candidate = join(folder, 'node_modules', name);
		if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
		if (folder === dirname(folder)) return null;
	}
}
