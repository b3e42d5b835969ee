import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWords, compareLanguages, compareUse } from './check-words.ts';

describe('check-words', () => {
	it('finds what is missing, empty, broken or takes other values', () => {
		const problems = compareLanguages({
			fi: {
				'a.one': 'Yksi {n, plural, one {#} other {#}}',
				'a.two': 'Kaksi',
				'a.three': 'Kolme {x}',
				'a.four': 'Neljä',
			},
			sv: { 'a.one': 'Ett {n, number}', 'a.two': ' ', 'a.three': 'Tre {y}', 'a.four': 'Fyra {' },
			en: { 'a.one': 'One {n, number}', 'a.two': 'Two', 'a.three': 'Three {x}' },
		}).map(({ key, problem }) => `${key}: ${problem}`);
		expect(problems).toEqual([
			'a.two: empty in sv',
			'a.three: takes {y:text} in sv but {x:text} in fi',
			expect.stringMatching(/^a\.four: not ICU in sv/),
			'a.four: missing in en',
		]);
	});

	it('finds words nobody uses and uses nobody has words for', () => {
		const keys = new Set(['a.used', 'a.passed', 'a.idle', 'code.x']);
		const source = `t('a.used'); show(label: "a.passed"); t('a.absent', { n: 1 }); import './b.ts'`;
		expect(compareUse(keys, source, ['code.'])).toEqual([
			{ key: 'a.idle', problem: 'unused' },
			{ key: 'a.absent', problem: 'used but has no words' },
		]);
	});

	it('the words of this product agree', () => {
		expect(
			checkWords(path.resolve(import.meta.dirname, '../..')).filter((p) => p.problem !== 'unused'),
		).toEqual([]);
	});
});
