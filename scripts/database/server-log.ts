import type { Log } from '../log.ts';

const causes: [RegExp, (folder: string) => string][] = [
	[
		/no space left on device|disk quota exceeded/i,
		(f) => `The disk of ${f} is full: free some space and start again.`,
	],
	[
		/database files are incompatible with server/i,
		(f) =>
			`The files in ${f} were made by another PostgreSQL version. Export from the old one and import here.`,
	],
	[/pre-existing shared memory block/i, (f) => `Another database server still works in ${f}; end it first.`],
	[/lock file ".*" already exists/i, (f) => `Another database server already works in ${f}.`],
	[/permission denied/i, (f) => `The database has no permission to its folder ${f}.`],
	[
		/cannot allocate memory|could not map anonymous shared memory/i,
		() => 'The machine has too little free memory.',
	],
	[/read-only file system/i, (f) => `The file system of ${f} is read-only.`],
];

/** What the operator should know of a failed start, from what the server wrote. */
export function reasonOf(output: string, folder: string): string {
	const known = causes.find(([pattern]) => pattern.test(output));
	return known ? known[1](folder) : `The database server said: ${output.trim().slice(-600)}`;
}

/** Passes the server's lines on to the log; keeps the last ones to explain a failure. */
export function serverLog(log: Log) {
	let rest = '';
	let recent = '';
	return {
		write(chunk: string) {
			recent = (recent + chunk).slice(-4000);
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) report(line, log);
		},
		recent: () => recent,
		isReady: () => recent.includes('ready to accept connections'),
	};
}

function report(line: string, log: Log): void {
	const [, level, message] = /^(\w+):\s+(.*)/.exec(line) ?? [];
	if (!level || !message) return;
	if (level === 'PANIC') log.error({ from: 'postgres' }, message);
	else if (level === 'WARNING') log.warn({ from: 'postgres' }, message);
	else log.debug({ from: 'postgres' }, message);
}
