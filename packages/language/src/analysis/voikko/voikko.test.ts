import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createVoikko } from './voikko.ts';

/** Cells of a transducer that accepts `kirja` and `kirjan` and writes their analysis. */
function tiny(): Uint8Array {
	const symbols = [
		'',
		'@P.CASE.ON@',
		'[Ln]',
		'[Xp]kirja[X]',
		'k',
		'i',
		'r',
		'j',
		'a',
		'n',
		'[Sn]',
		'[Sg]',
		'@R.CASE.ON@',
	];
	const transitions = [
		[[0, 2, 1]],
		[[0, 3, 2]],
		[[4, 4, 3]],
		[[5, 5, 4]],
		[[6, 6, 5]],
		[[7, 7, 6]],
		[[8, 8, 7]],
		[
			[0, 10, 10],
			[1, 0, 8],
		],
		[[12, 11, 9]],
		[[9, 9, 10]],
		[[0xffff, 0, 0]],
	];
	const first: number[] = [];
	transitions.reduce((at, state, index) => ((first[index] = at), at + state.length), 0);
	const encoder = new TextEncoder();
	const names = symbols.flatMap((symbol) => [...encoder.encode(symbol), 0]);
	const start = Math.ceil((18 + names.length) / 8) * 8;
	const bytes = new Uint8Array(start + transitions.flat().length * 8);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, 0x00013a6e, true);
	view.setUint32(4, 0x000351fa, true);
	view.setUint16(16, symbols.length, true);
	bytes.set(names, 18);
	let at = start;
	for (const state of transitions) {
		for (const [read = 0, write = 0, target = 0] of state) {
			view.setUint16(at, read, true);
			view.setUint16(at + 2, write, true);
			view.setUint32(at + 4, ((first[target] ?? 0) & 0xffffff) | ((state.length - 1) << 24), true);
			at += 8;
		}
	}
	return bytes;
}

describe('a transducer made by hand', () => {
	const analyse = createVoikko(tiny());

	test('gives the base form of the words it accepts and nothing for others', () => {
		expect(analyse('kirja')).toEqual([{ base: 'kirja', family: 'kirja', parts: [] }]);
		expect(analyse('kirjan').map(({ base }) => base)).toEqual(['kirja']);
		expect(analyse('kirjo')).toEqual([]);
		expect(analyse('каша')).toEqual([]);
	});

	test('refuses bytes that are something else', () => {
		expect(() => createVoikko(new Uint8Array(64))).toThrow('format 5');
	});
});

const dictionary = '/usr/lib/voikko/5/mor-standard/mor.vfst';

test.skipIf(!existsSync(dictionary))('the installed dictionary gives base forms and parts', () => {
	const analyse = createVoikko(readFileSync(dictionary));
	expect(analyse('palautusautomaatteja')[0]).toMatchObject({
		base: 'palautusautomaatti',
		parts: [{ base: 'palautus', family: 'palauttaa' }, { base: 'automaatti' }],
	});
	expect(analyse('lasten')[0]?.base).toBe('lapsi');
});
