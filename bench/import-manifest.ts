import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Usage } from './arguments.ts';

export interface Sample {
	path: string;
	format: 'xlsx' | 'csv' | 'json' | 'docx' | 'pdf';
	expected: 'accept' | 'reject' | 'either';
	/** What independent readers said: `OK sheets=1`, `ERR …`. */
	oracles?: Record<string, string>;
}

export interface Samples {
	folder: string;
	samples: Sample[];
	/** Lines of other formats, by format. */
	others: Record<string, number>;
	/** Files of the manifest that are not there. */
	missing: string[];
	/** Files with expected content, by their name without ending. */
	oracles: Map<string, string>;
}

const FORMATS = new Set(['xlsx', 'csv', 'json', 'docx', 'pdf']);

/** The lines of a manifest that the import is for; paths count from the manifest's folder. */
export function readSamples(manifest: string): Samples {
	if (!existsSync(manifest)) throw new Usage(`There is no file ${manifest}.`);
	const folder = path.dirname(path.resolve(manifest));
	const lines = readFileSync(manifest, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Omit<Sample, 'format'> & { format: string });
	const wanted = lines.filter(({ format }) => FORMATS.has(format)) as Sample[];
	const isHere = (sample: { path: string }) => existsSync(path.join(folder, sample.path));
	const others = Map.groupBy(
		lines.filter(({ format }) => !FORMATS.has(format)),
		({ format }) => format,
	);
	const oracles = lines.filter((line) => line.format === 'json-oracle' && isHere(line));
	return {
		folder,
		samples: wanted.filter(isHere),
		others: Object.fromEntries([...others].map(([format, some]) => [format, some.length])),
		missing: wanted.filter((sample) => !isHere(sample)).map((sample) => sample.path),
		oracles: new Map(oracles.map((line) => [path.parse(line.path).name, path.join(folder, line.path)])),
	};
}
