import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { permissions } from '../platform/permission/permissions.ts';
import { wordAreas } from './word-areas.ts';

const source = path.resolve(import.meta.dirname, '..');
const words = path.join(source, 'messages/fi');
const base = new Set(['common', 'issue', 'need-kind', 'need-state', 'office', 'refusal', 'ui']);
const keys = readdirSync(words).flatMap((file) =>
	Object.keys(JSON.parse(readFileSync(path.join(words, file), 'utf8')) as object).map(
		(key) => `${path.basename(file, '.json')}.${key}`,
	),
);

const pages = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	.filter((file) => path.basename(file) === '+page.svelte' && !file.startsWith('dev'))
	.map((file) => ({ file, route: `/${path.dirname(file)}`.replace(/\/\.$/, '/') }));

function resolve(from: string, given: string): string | undefined {
	if (given.startsWith('#')) return path.join(source, given.slice(1));
	return given.startsWith('.') ? path.resolve(path.dirname(from), given) : undefined;
}

function gather(file: string, into: Set<string>): Set<string> {
	if (into.has(file) || !/\.(svelte|ts)$/.test(file) || !existsSync(file)) return into;
	into.add(file);
	for (const [, given] of readFileSync(file, 'utf8').matchAll(
		/^\s*(?:import|export)\b(?! type)[^;]*?from '([^']+)'/gm,
	)) {
		const found = resolve(file, given!);
		if (found) gather(found, into);
	}
	return into;
}

/** The page with the layouts and error pages around it, and all that they are made of. */
function sourcesOf(file: string): Set<string> {
	const into = gather(path.join(import.meta.dirname, file), new Set());
	for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
		for (const name of ['+layout.svelte', '+error.svelte', '+layout.ts', '+page.ts'])
			gather(path.join(import.meta.dirname, folder, name), into);
		if (folder === '.') return into;
	}
}

function spoken(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const whole = [...text.matchAll(/(\bt\(\s*)?['"`]([\w-]+\.[\w.-]+)['"`]/g)]
		.filter(([, called, key]) => called || !Object.hasOwn(permissions, key!))
		.map(([, , key]) => key!);
	const begun = [...text.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, prefix]) => prefix!);
	return [
		...whole.filter((key) => keys.includes(key)),
		...begun.filter((prefix) => keys.some((key) => key.startsWith(prefix))),
	].map((key) => key.slice(0, key.indexOf('.')));
}

test.each(pages)('$route is sent the words it speaks', ({ file, route }) => {
	const given = wordAreas(route);
	const needed = new Set([...sourcesOf(file)].flatMap(spoken).filter((area) => !base.has(area)));
	expect(given, 'a line in word-areas.ts').toBeDefined();
	expect([...needed].filter((area) => !given!.includes(area))).toEqual([]);
});
