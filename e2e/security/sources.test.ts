import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../web/src/platform/env.ts';

const root = projectFolder();
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const served = readdirSync(path.join(root, 'web/src'), { recursive: true })
	.map((name) => path.join('web/src', String(name)))
	.filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|\/testing\//.test(file));

test('no SQL is put together from text', () => {
	// Migrations name the roles, whose names are no input; everything else goes through parameters.
	const files = served.filter((file) => !file.endsWith('platform/migrate.server.ts'));
	expect(files.length).toBeGreaterThan(200);
	const built = files.filter((file) =>
		/\bsql\.(raw|lit)\b|\.query\(\s*`[^`]*\$\{|\.query\([^)]*\+/.test(read(file)),
	);
	expect(built).toEqual([]);
});

test('no text becomes HTML but the drawing of a code made here', () => {
	const raw = served.filter((file) =>
		/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.test(read(file)),
	);
	expect(raw.filter((file) => !file.endsWith('ui/QrCode.svelte'))).toEqual([]);
});

test('today is asked of Finland’s clock, in tests too', () => {
	const sources = ['web/src', 'e2e'].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true })
			.map((name) => path.join(folder, String(name)))
			.filter((file) => /\.(ts|svelte)$/.test(file) && file !== 'e2e/security/sources.test.ts'),
	);
	expect(sources.length).toBeGreaterThan(served.length);
	const others =
		/new Date\(\)\s*\.(toISOString\(\)\s*\.slice|get(UTC)?(FullYear|Month|Date)\b)|current_date|now\(\)::date/i;
	expect(sources.filter((file) => others.test(read(file)))).toEqual([]);
});

interface Lock {
	packages: Record<string, { integrity?: string; resolved?: string; link?: boolean; inBundle?: boolean }>;
}

test('every package comes from the registry, sealed, in one version', () => {
	const { packages } = JSON.parse(read('package-lock.json')) as Lock;
	const foreign = Object.entries(packages).filter(
		([name, { link, inBundle }]) => name.includes('node_modules/') && !link && !inBundle,
	);
	expect(foreign.length).toBeGreaterThan(100);
	const unsealed = foreign.filter(
		([, { integrity, resolved }]) =>
			!integrity?.startsWith('sha512-') || (resolved && !resolved.startsWith('https://registry.npmjs.org/')),
	);
	expect(unsealed.map(([name]) => name)).toEqual([]);
	const loose = [
		'package.json',
		'web/package.json',
		...readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/package.json`),
	].flatMap((file) => {
		const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Record<
			string,
			Record<string, string>
		>;
		return Object.entries({ ...dependencies, ...devDependencies }).filter(
			([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+/.test(version),
		);
	});
	expect(loose).toEqual([]);
});
