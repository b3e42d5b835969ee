// Runs alone in a process that may be killed at any time: bytes on stdin, the result as JSON on stdout.
import { writeSync } from 'node:fs';
import { cutOff } from './cut-off.ts';

cutOff();
const [kind = '', fileName = '', limits = '{}'] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const bytes = Buffer.concat(chunks);
const answer = Buffer.from(JSON.stringify(await read()));
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

/** Each reader is loaded when needed, so that a process for one CSV file starts without the others. */
async function read(): Promise<unknown> {
	const given = JSON.parse(limits) as object;
	if (kind === 'document') {
		const { readDocument } = await import('./read-document.ts');
		return readDocument(bytes, fileName, given);
	}
	const { readTable } = await import('./read-table.ts');
	return readTable(bytes, fileName, given);
}
