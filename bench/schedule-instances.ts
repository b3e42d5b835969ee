import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../packages/engine/src/problem/problem.ts';
import { INSTANCE_READERS } from '../packages/engine/src/problem/readers/readers.ts';
import { Usage } from './arguments.ts';
import { inFolder } from './folder.ts';

export interface InstanceFile {
	/** Without folder and ending. */
	name: string;
	/** In lower case, without the dot. */
	ending: string;
	text: string;
}

/** All instances of a folder or a `.tar.xz`, in natural order of their names; `sample` takes so many evenly. */
export function instancesIn(place: string, sample: number | undefined): InstanceFile[] {
	return inFolder(place, (folder) => read(folder, sample));
}

/** The instance as a problem of goal 'makespan'. */
export function problemIn({ ending, text }: InstanceFile): Problem {
	return INSTANCE_READERS[ending]!(text);
}

function read(folder: string, sample: number | undefined): InstanceFile[] {
	const natural = new Intl.Collator('en', { numeric: true }).compare;
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => endingOf(file) in INSTANCE_READERS && statSync(path.join(folder, file)).isFile())
		.sort((a, b) => natural(path.basename(a), path.basename(b)) || natural(a, b));
	if (files.length === 0)
		throw new Usage(`${folder} holds no instance (${Object.keys(INSTANCE_READERS).join(', ')}).`);
	const wanted = Math.min(sample ?? files.length, files.length);
	const taken = Array.from({ length: wanted }, (_, i) => files[Math.floor((i * files.length) / wanted)]!);
	return taken.map((file) => ({
		name: path.basename(file, path.extname(file)),
		ending: endingOf(file),
		text: readFileSync(path.join(folder, file), 'utf8'),
	}));
}

function endingOf(file: string): string {
	return path.extname(file).slice(1).toLowerCase();
}
