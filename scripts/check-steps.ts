import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';
import { run, type Step } from './steps.ts';

const cruised = ['web/src', 'packages', 'scripts', 'e2e', 'bench'];

/** What must hold before anything is run; the slowest first. */
export function checkSteps(): Step[] {
	const folders = cruised.filter((folder) => existsSync(path.join(projectFolder(), folder)));
	return [
		{
			name: 'pages and app typed',
			runs: [
				run('node_modules/@sveltejs/kit/svelte-kit.js', ['sync'], 'web'),
				run(
					'node_modules/svelte-check/bin/svelte-check',
					['--fail-on-warnings', '--output', 'machine'],
					'web',
				),
			],
		},
		{
			name: 'formatted',
			runs: [run('node_modules/oxfmt/bin/oxfmt', ['--check'])],
		},
		{
			name: 'packages and scripts typed',
			runs: [run('node_modules/@typescript/native/bin/tsc', ['-p', 'tsconfig.json'])],
		},
		{
			name: 'journeys typed',
			runs: [run('node_modules/@typescript/native/bin/tsc', ['-p', 'e2e/tsconfig.json'])],
		},
		{
			name: 'architecture kept',
			runs: [run('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', folders)],
		},
		{ name: 'nothing unused', runs: [run('node_modules/knip/bin/knip.js', ['--no-config-hints'])] },
		{ name: 'linted', runs: [run('node_modules/oxlint/bin/oxlint', ['--deny-warnings'])] },
		{ name: 'words in three languages', runs: [run('web/src/platform/locale/check-words.ts')] },
		{ name: 'routes declare permissions', runs: [run('web/src/platform/permission/check-routes.ts')] },
	];
}
