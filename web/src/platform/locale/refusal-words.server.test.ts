import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { issueText, refusalText } from './refusal-words.server.ts';
import { serverWords } from './words.server.ts';

test('a refusal has words in the language of its reader, an unknown one too', async () => {
	const [fi, sv] = await Promise.all([serverWords('fi'), serverWords('sv')]);
	expect(refusalText(fi, 'conflict')).toMatch(/^Joku muu/);
	expect(refusalText(sv, 'conflict')).not.toBe(refusalText(fi, 'conflict'));
	expect(refusalText(fi, 'never_heard_of')).toContain('never_heard_of');
	expect(issueText(fi, { code: 'min_length', data: { limit: 3 } })).toContain('3');
	expect(issueText(fi, { code: 'never_heard_of', data: {} })).toBe(fi('refusal.invalid'));
});

test('pages do not ask for words of refusals, which only the server has', () => {
	const source = path.resolve(import.meta.dirname, '../..');
	const pages = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.svelte'),
	);
	const asking = pages.filter((file) =>
		/t\(\s*['`](refusal|issue)\./.test(readFileSync(path.join(source, file), 'utf8')),
	);
	expect(pages.length).toBeGreaterThan(100);
	expect(asking).toEqual([]);
});
