import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Options } from './arguments.ts';
import { readSamples, type Sample } from './import-manifest.ts';
import { judge, type Verdict } from './import-judge.ts';
import { sameAsPapaparse } from './import-papaparse.ts';
import { readForeign, type Reading } from './import-reading.ts';

interface Judged extends Verdict {
	sample: Sample;
	reading: Reading;
}

const HANG_MS = 30_000;
const KILLED = new Set(['timeout', 'out_of_memory']);

/**
 * Every table and document of a manifest through the product's readers, with the product's limits. What a file is and
 * whether it is read never depends on what the manifest says of it; the manifest is only compared with.
 */
export async function run(args: string[]): Promise<void> {
	const options = new Options(args, { values: ['manifest'], flags: ['json', 'load'] });
	const { samples, others, missing, folder, oracles } = readSamples(options.needed('manifest'));
	if (options.has('load')) {
		const { measureLoad } = await import('./import-load.ts');
		const measured = await measureLoad(samples, folder);
		if (options.has('json')) console.log(JSON.stringify(measured, null, '\t'));
		else console.table([measured]);
		return;
	}
	const judged: Judged[] = [];
	for (const sample of samples) {
		const bytes = readFileSync(path.join(folder, sample.path));
		const reading = await readForeign(sample, bytes);
		judged.push({ sample, reading, ...judge(sample, reading, bytes, oracles) });
	}
	const summary = {
		...summaryOf(judged),
		papaparseCases: await sameAsPapaparse(oracles),
		skipped: others,
		missing,
	};
	if (options.has('json')) console.log(JSON.stringify(summary, null, '\t'));
	else print(summary, judged);
}

function summaryOf(judged: readonly Judged[]) {
	const expected = (what: Sample['expected']) => judged.filter(({ sample }) => sample.expected === what);
	const [accept, reject, either] = [expected('accept'), expected('reject'), expected('either')];
	const slowest = mostBy(judged, ({ reading }) => reading.milliseconds);
	const largest = mostBy(judged, ({ reading }) => reading.peakMb);
	const right = (some: readonly Judged[]) => some.filter(({ isRight }) => isRight).length;
	const readings = (some: readonly Judged[]) => some.filter(({ reading }) => reading.result.ok).length;
	return {
		accept: accept.length,
		acceptedRight: right(accept),
		reject: reject.length,
		rejectedRight: right(reject),
		hangs: judged.filter(({ reading }) => reading.milliseconds > HANG_MS).length,
		crashes: judged.filter(({ reading }) => codeOf(reading) === 'reader_failed').length,
		killed: judged.filter(({ reading }) => KILLED.has(codeOf(reading))).length,
		either: { files: either.length, read: readings(either), refused: either.length - readings(either) },
		/** Accepted files in which there is nothing to import: opened and found empty, as told by independent means. */
		acceptedEmpty: accept.filter(({ isEmpty }) => isEmpty).length,
		byFormat: byFormat([...accept, ...reject]),
		slowest: slowest && { path: slowest.sample.path, milliseconds: Math.round(slowest.reading.milliseconds) },
		mostMemory: largest && { path: largest.sample.path, megabytes: Math.round(largest.reading.peakMb) },
		wrong: judged
			.filter(({ isRight }) => !isRight)
			.map(({ sample, reason, reading }) => ({
				path: sample.path,
				expected: sample.expected,
				reason,
				answer: reading.result.ok ? 'read' : reading.result,
			})),
	};
}

function byFormat(judged: readonly Judged[]): Record<string, string> {
	const groups = Map.groupBy(judged, ({ sample }) => `${sample.format} ${sample.expected}`);
	return Object.fromEntries(
		[...groups].map(([name, some]) => [
			name,
			`${some.filter(({ isRight }) => isRight).length} of ${some.length}`,
		]),
	);
}

const codeOf = ({ result }: Reading): string => (result.ok ? '' : result.code);

function mostBy(judged: readonly Judged[], value: (one: Judged) => number): Judged | undefined {
	return judged.toSorted((a, b) => value(b) - value(a))[0];
}

function print(summary: ReturnType<typeof summaryOf>, judged: readonly Judged[]): void {
	const { wrong, byFormat: formats, either, slowest, mostMemory, ...numbers } = summary;
	console.table([numbers]);
	console.table(formats);
	console.log({ either, slowest, mostMemory });
	for (const { path: file, expected, reason } of wrong) console.log(`${expected}\t${file}\t${reason}`);
	console.log(`${judged.length} files`);
}
