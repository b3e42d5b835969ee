import { checkSteps } from './check-steps.ts';
import { runSteps } from './steps.ts';

const results = await runSteps(checkSteps());
const failed = results.filter(({ isPassed }) => !isPassed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
