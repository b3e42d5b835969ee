import type { Problem } from '../problem.ts';
import { readDzn } from './dzn.ts';
import { readRcp } from './rcp.ts';
import { readSch } from './sch.ts';
import { readSm } from './sm.ts';

/** Reader per ending of the file name, in lower case and without the dot: text to a problem of goal 'makespan'. */
export const INSTANCE_READERS: Readonly<Record<string, (text: string) => Problem>> = {
	sm: readSm,
	mm: readSm,
	rcp: readRcp,
	sch: readSch,
	dzn: readDzn,
};
