import { describe, expect, it } from 'vitest';
import {
	compareText,
	formatDay,
	formatLongDay,
	formatMoment,
	formatMoney,
	formatMonth,
	formatPercent,
} from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
	it('writes days as each language does, whatever the machine’s time zone', () => {
		expect(formatDay('fi', '2027-01-31')).toBe('31.1.2027');
		expect(formatDay('en', '2027-01-31')).toBe('31/01/2027');
		expect(formatDay('sv', '2027-01-31')).toBe('31.1.2027');
		expect(formatMonth('sv', '2027-08-01')).toBe('augusti 2027');
		expect(formatLongDay('fi', '2027-01-31')).toContain('sunnuntai');
		expect(formatDay('fi', 'not a day')).toBe('not a day');
	});

	it('shows moments in Finnish time', () => {
		expect(formatDay('fi', new Date('2027-06-30T22:30:00Z'))).toBe('1.7.2027');
		expect(plain(formatMoment('fi', '2027-01-31T10:05:00Z'))).toMatch(/31\.1\.2027 (klo )?12\.05/);
	});

	it('writes money and shares', () => {
		expect(plain(formatMoney('fi', 12000))).toBe('12 000 €');
		expect(plain(formatMoney('sv', 12.5))).toBe('12,50 €');
		expect(formatMoney('en', 12000)).toBe('€12,000');
		expect(plain(formatPercent('fi', 0.375, 1))).toBe('37,5 %');
	});

	it('sorts by the language: å is after z', () => {
		expect(['ö', 'å', 'z', 'a'].sort((a, b) => compareText('fi', a, b))).toEqual(['a', 'z', 'å', 'ö']);
		expect(compareText('fi', 'Lähikirjasto 2', 'Lähikirjasto 10')).toBeLessThan(0);
	});
});
