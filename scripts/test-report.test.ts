import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { countTests, productFaults } from './test-report.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function reportOf(passed: number, failed: number, files: { status: string; tests: string[] }[]): string {
	const file = path.join(temporaryFolder(), 'report.json');
	const testResults = files.map(({ status, tests }) => ({
		status,
		assertionResults: tests.map((outcome) => ({ status: outcome })),
	}));
	writeFileSync(file, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults }));
	return file;
}

test('tests are counted, and a file that could not be loaded is one failure', () => {
	expect(countTests(reportOf(3, 0, [{ status: 'passed', tests: ['passed'] }]), 0)).toEqual({
		passed: 3,
		failed: 0,
	});
	expect(countTests(reportOf(2, 1, [{ status: 'failed', tests: ['failed'] }]), 1)).toEqual({
		passed: 2,
		failed: 1,
	});
	expect(countTests(reportOf(2, 0, [{ status: 'failed', tests: [] }]), 1)).toEqual({ passed: 2, failed: 1 });
});

test('a run that crashed, ran nothing or failed without a failed test is one failure', () => {
	expect(countTests('/no/such/report.json', 1)).toEqual({ passed: 0, failed: 1 });
	expect(countTests(reportOf(0, 0, []), 0)).toEqual({ passed: 0, failed: 1 });
	expect(countTests(reportOf(5, 0, []), 1)).toEqual({ passed: 5, failed: 1 });
});

test('failed answers and unhandled rejections in the log are found; the page while starting is not one', () => {
	const folder = temporaryFolder();
	const log = path.join(folder, 'product.log');
	const fine =
		'{"level":30,"status":404,"msg":"answered"}\nLuotsi is ready: http://localhost:3000  (0.42 s)\n';
	writeFileSync(log, fine);
	expect(productFaults(log, folder)).toEqual([]);
	writeFileSync(log, `${fine}{"level":50,"status":503}\n{"level":50,"msg":"unhandled rejection"}\n`);
	expect(productFaults(log, folder)).toHaveLength(2);
});

test('journeys without a log are a fault', () => {
	const folder = temporaryFolder();
	mkdirSync(path.join(folder, 'e2e'));
	expect(productFaults(path.join(folder, 'none.log'), path.join(folder, 'e2e'))).toEqual([]);
	writeFileSync(path.join(folder, 'e2e/a.test.ts'), '');
	expect(productFaults(path.join(folder, 'none.log'), path.join(folder, 'e2e'))).toHaveLength(1);
});
