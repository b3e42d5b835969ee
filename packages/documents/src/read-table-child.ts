// Runs alone in a process that may be killed at any time: bytes on stdin, the result as JSON on stdout.
import { writeSync } from 'node:fs';
import { readTable } from './read-table.ts';
import type { TableLimits } from './table.ts';

const [fileName = '', limits = '{}'] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const result = await readTable(Buffer.concat(chunks), fileName, JSON.parse(limits) as Partial<TableLimits>);
const answer = Buffer.from(JSON.stringify(result));
// Written at once: an ending process would drop what a stream still holds.
for (let written = 0; written < answer.length;) {
	try {
		written += writeSync(1, answer, written);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
	}
}
process.exit(0);
