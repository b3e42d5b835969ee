import { describe, expect, it } from 'vitest';
import { freeCode, goalFrom } from './goal.ts';

describe('a goal made of a clause', () => {
	it('is named by the first sentence and keeps the rest', () => {
		const text = 'kehittämistä on myös johdettava. Johtaja vastaa kokonaisuudesta.';
		expect(goalFrom(text)).toEqual({ title: 'Kehittämistä on myös johdettava', description: text });
	});

	it('says nothing twice', () => {
		expect(goalFrom('Henkilökunnan osaamisen parantaminen.')).toEqual({
			title: 'Henkilökunnan osaamisen parantaminen',
			description: '',
		});
	});

	it('cuts a long sentence between words and keeps it whole below', () => {
		const long = `Kirjasto ${'kehittää palveluja '.repeat(15)}yhdessä`;
		const { title, description } = goalFrom(long);
		expect(title.length).toBeLessThanOrEqual(160);
		expect(title).toMatch(/(kehittää|palveluja)…$/);
		expect(description).toBe(long);
	});
});

describe('a free code', () => {
	it('is the wanted one, the wanted one with a letter, or the next number', () => {
		expect(freeCode('5.2', new Set())).toBe('5.2');
		expect(freeCode('5.2', new Set(['5.2', '5.2b']))).toBe('5.2c');
		expect(freeCode('', new Set(['1', '2']))).toBe('3');
	});
});
