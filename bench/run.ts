// Measures the product's pages, or with a name one part of the engine: npm run bench -- schedule --instances …
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../web/src/platform/env.ts';
import { Usage } from './arguments.ts';

const NAMES = [
	...['pages', 'schedule', 'select', 'fairness', 'mcda', 'committees'],
	...[
		'repair',
		'explanations',
		'uncertainty',
		'portfolio',
		'scaling',
		'similarity',
		'search',
		'import',
		'document',
		'rollup',
		'leader',
	],
];

const [name = 'pages', ...rest] = process.argv.slice(2);
const file = path.join(projectFolder(), 'bench', `${name}.ts`);

try {
	if (!NAMES.includes(name) || !existsSync(file))
		throw new Usage(`There is no benchmark "${name}". There are: ${NAMES.join(', ')}.`);
	const { run }: { run(args: string[]): void | Promise<void> } = await import(pathToFileURL(file).href);
	await run(rest);
} catch (error) {
	if (!(error instanceof Usage)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
