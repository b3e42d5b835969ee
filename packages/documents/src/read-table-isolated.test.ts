import { expect, test, vi } from 'vitest';
import { readTable } from './read-table.ts';
import { readTableIsolated } from './read-table-isolated.ts';
import { writeTable } from './write-table.ts';

// Each test starts processes; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

const rows = Array.from({ length: 30_000 }, (_, row) => [`Tarve ${row}`, row, 'kuvaus '.repeat(5), null]);
const large = await writeTable(['nimi', 'hinta', 'kuvaus', 'tyhjä'], rows, 'xlsx');
const small = new TextEncoder().encode('nimi;hinta\nKärki;5\n');

const medium = await writeTable(['nimi', 'hinta', 'kuvaus', 'tyhjä'], rows.slice(0, 500), 'xlsx');

test('gives what reading in this process gives', async () => {
	expect(await readTableIsolated(small, 'a.csv')).toEqual(await readTable(small, 'a.csv'));
	expect(await readTableIsolated(medium, 'a.xlsx')).toEqual(await readTable(medium, 'a.xlsx'));
	expect(await readTableIsolated(small, 'a.xlsx')).toEqual(await readTable(small, 'a.xlsx'));
});

test('passes limits and awkward names on', async () => {
	const result = await readTableIsolated(small, '--eval=x"\0 $(id).csv', { rows: 0 });
	expect(result).toMatchObject({ code: 'too_many_rows', data: { limit: 0, file: '--eval=x" $(id).csv' } });
});

test('a reader that takes too long is killed, and the next one starts', async () => {
	const result = await readTableIsolated(large, 'a.xlsx', { milliseconds: 20 });
	expect(result).toEqual({ ok: false, code: 'timeout', data: { file: 'a.xlsx', seconds: 0.02 } });
	expect(await readTableIsolated(small, 'a.csv')).toMatchObject({ ok: true });
});

test('a reader that runs out of memory ends alone', async () => {
	const result = await readTableIsolated(large, 'a.xlsx', { memoryMb: 24 });
	expect(result).toEqual({ ok: false, code: 'out_of_memory', data: { file: 'a.xlsx', megabytes: 24 } });
});

test('this process goes on while a file is read', async () => {
	let ticks = 0;
	const timer = setInterval(() => ticks++, 1);
	await readTableIsolated(small, 'a.csv');
	clearInterval(timer);
	expect(ticks).toBeGreaterThan(3);
});

test('more files than places wait for their turn', async () => {
	const results = await Promise.all(Array.from({ length: 5 }, () => readTableIsolated(small, 'a.csv')));
	expect(results.map((result) => result.ok)).toEqual([true, true, true, true, true]);
});

test('too large a file starts no process', async () => {
	expect(await readTableIsolated(small, 'a.csv', { bytes: 3 })).toMatchObject({
		code: 'too_large',
		data: { limit: 3 },
	});
});
