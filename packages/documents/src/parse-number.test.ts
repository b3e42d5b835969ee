import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

test.each([
	['1200', 1200],
	['1 200,50 €', 1200.5],
	['1\u00a0200,50\u00a0€', 1200.5],
	['1\u202f234\u202f567', 1_234_567],
	['1.200,50', 1200.5],
	['1,200.50', 1200.5],
	['1.200.000', 1_200_000],
	['-3,5', -3.5],
	['−3,5', -3.5],
	['+7', 7],
	['0,125', 0.125],
	['3.5', 3.5],
	['€ 12', 12],
	['12 EUR', 12],
	['500 euroa', 500],
	['500,-', 500],
	['0', 0],
	['-0', 0],
])('%s is %d', (text, value) => {
	expect(parseNumber(text)).toEqual({ ok: true, value });
});

test.each(['1.200', '1,200', '-12.000'])('%s may be thousands or a fraction: refused', (text) => {
	expect(parseNumber(text)).toEqual({ ok: false, code: 'ambiguous_number' });
});

test.each([
	'',
	' ',
	'n. 500',
	'5-10',
	'1 20',
	'1 2345',
	'1.2.3',
	'12 k',
	'1e5',
	'--5',
	',',
	'€',
	'Infinity',
	'0x10',
	'12 %',
	'1'.repeat(500),
])('%s is no number', (text) => {
	expect(parseNumber(text)).toEqual({ ok: false, code: 'not_a_number' });
});
