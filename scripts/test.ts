import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../web/src/platform/env.ts';
import { checkSteps } from './check-steps.ts';
import { run, runSteps, type StepResult } from './steps.ts';
import { countTests, productFaults, type Count } from './test-report.ts';

const root = projectFolder();
const folder = path.join(root, 'node_modules/.cache/luotsi-test');
const report = path.join(folder, 'vitest.json');
const productLog = path.join(folder, 'product.log');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const checks = await runSteps(checkSteps());
const build = await runSteps([{ name: 'built', runs: [run('scripts/build.ts')] }]);
const tests = countTests(report, await vitest());
const faults = productFaults(productLog, path.join(root, 'e2e'));
for (const fault of faults) console.log(`The started product's log: ${fault}`);
const counts = [
	countSteps([...checks, ...build]),
	tests,
	{ passed: faults.length ? 0 : 1, failed: faults.length },
];
const total = counts.reduce((sum, { passed, failed }) => ({
	passed: sum.passed + passed,
	failed: sum.failed + failed,
}));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

function countSteps(results: StepResult[]): Count {
	const passed = results.filter(({ isPassed }) => isPassed).length;
	return { passed, failed: results.length - passed };
}

function vitest(): Promise<number | null> {
	const script = path.join(root, 'node_modules/vitest/vitest.mjs');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const child = spawn(process.execPath, [script, 'run', ...reporters], {
		cwd: root,
		env: { ...process.env, PRODUCT_LOG: productLog },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const { promise, resolve } = Promise.withResolvers<number | null>();
	child.once('error', () => resolve(null)).once('close', resolve);
	return promise;
}
