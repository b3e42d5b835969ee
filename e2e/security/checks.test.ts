import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../web/src/platform/env.ts';
import { routePermissions } from '../../web/src/route-permissions.ts';

const read = (file: string) => readFileSync(path.join(projectFolder(), file), 'utf8');

interface Line {
	id: string;
	verdict: string;
	tests: { file: string; name: string }[];
}

function linesOf(table: string): Line[] {
	return [...table.matchAll(/^\| (\d\d) \| .+? \| (.+) \|$/gm)].map(([, id = '', verdict = '']) => ({
		id,
		verdict,
		tests: [...verdict.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name })),
	}));
}

const isNamed = (text: string, name: string) =>
	["'", '"', '`'].some((quote) => text.includes(quote + name + quote));

function faultsOf(lines: Line[]): string[] {
	const wanted = Array.from({ length: 60 }, (_, index) => String(index + 1).padStart(2, '0'));
	const missing = wanted
		.filter((id) => lines.filter((line) => line.id === id).length !== 1)
		.map((id) => `${id} has no line of its own`);
	const untold = lines
		.filter(
			({ verdict, tests }) =>
				!/^(later|not applicable): .{20}/.test(verdict) &&
				!(verdict.startsWith('test: ') && tests.length > 0),
		)
		.map(({ id }) => `${id} has no verdict`);
	const gone = lines.flatMap(({ id, tests }) =>
		tests
			.filter(({ file, name }) => !existsSync(path.join(projectFolder(), file)) || !isNamed(read(file), name))
			.map(({ file, name }) => `${id}: no test "${name}" in ${file}`),
	);
	return [...missing, ...untold, ...gone];
}

test('each of the sixty checks has a verdict, and the tests it names are there', () => {
	expect(faultsOf(linesOf(read('docs/security-checks.md')))).toEqual([]);
});

test('a line that is missing, empty or names a test that is gone is found', () => {
	const table = read('docs/security-checks.md');
	const without = table
		.replace(/^\| 07 .*\n/m, '')
		.replace('"ends at sign-out"', '"ends at dawn"')
		.replace(/(\| 53 \|.*\| )later:.*\|$/m, '$1 |');
	expect(faultsOf(linesOf(without))).toHaveLength(3);
});

test('whom to tell of a weakness stands in SECURITY.md', () => {
	const text = read('SECURITY.md');
	for (const part of ['24 hours', '72 hours', '14 days', 'What is supported', '/.well-known/security.txt'])
		expect(text).toContain(part);
	expect(routePermissions['/[x+2e]well-known/security.txt']).toEqual({ view: 'open' });
});
