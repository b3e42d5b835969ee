import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';

const root = projectFolder();

/** Something that is run as a process, or as several after each other, and passes or fails as one. */
export type Step = { name: string; runs: Run[]; env?: NodeJS.ProcessEnv };
type Run = { script: string; args: string[]; cwd: string };

export type StepResult = { name: string; isPassed: boolean };

/** Script of an installed package, or of this project. */
export function run(script: string, args: string[] = [], folder = '.'): Run {
	return { script: path.join(root, script), args, cwd: path.join(root, folder) };
}

/** Runs the steps, some at a time; says of each how long it took and what it found. */
export async function runSteps(steps: Step[], atATime = 2): Promise<StepResult[]> {
	const waiting = [...steps];
	const results: StepResult[] = [];
	const worker = async (): Promise<void> => {
		for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
	};
	await Promise.all(Array.from({ length: atATime }, worker));
	return results;
}

async function runStep({ name, runs, env }: Step): Promise<StepResult> {
	const since = performance.now();
	let output = '';
	let isPassed = true;
	for (const { script, args, cwd } of runs) {
		if (!isPassed) break;
		const done = await finished(script, args, cwd, env);
		output += done.output;
		isPassed = done.code === 0;
	}
	const seconds = ((performance.now() - since) / 1000).toFixed(1);
	console.log(`${isPassed ? 'ok    ' : 'FAILED'}  ${name.padEnd(28)} ${seconds.padStart(6)} s`);
	if (!isPassed) console.log(output.trim().replaceAll(/^/gm, '        '));
	return { name, isPassed };
}

function finished(script: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv) {
	const child = spawn(process.execPath, [script, ...args], {
		cwd,
		env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	}
	const { promise, resolve } = Promise.withResolvers<{ code: number | null; output: string }>();
	child.once('error', (error) => resolve({ code: null, output: String(error) }));
	child.once('close', (code) => resolve({ code, output }));
	return promise;
}
