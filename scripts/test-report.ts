import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number };

type VitestReport = {
	numPassedTests: number;
	numFailedTests: number;
	testResults: { status: string; assertionResults: { status: string }[] }[];
};

const crashed: Count = { passed: 0, failed: 1 };

/** Counts the tests of a finished run. A run that crashed, or ran nothing, is one failure. */
export function countTests(report: string, exitCode: number | null): Count {
	if (!existsSync(report)) return crashed;
	const {
		numPassedTests: passed,
		numFailedTests,
		testResults,
	} = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
	// A file that could not be loaded fails without a failed test.
	const broken = testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
	);
	const failed = numFailedTests + broken.length;
	const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
	return { passed, failed: isSilentFailure ? 1 : failed };
}

const faults = /"status":5\d\d|unhandled ?(promise)? ?rejection|uncaught ?exception|\bPANIC\b/i;

/** Lines of the started product's log that no journey may cause. */
export function productFaults(log: string, journeys: string): string[] {
	const hasJourneys =
		existsSync(journeys) &&
		readdirSync(journeys, { recursive: true }).some((name) => /\.test\.ts$/.test(String(name)));
	if (!existsSync(log)) return hasJourneys ? ['missing, though there are journeys'] : [];
	const lines = readFileSync(log, 'utf8').split('\n');
	return lines.filter((line) => faults.test(line)).map((line) => line.slice(0, 500));
}
