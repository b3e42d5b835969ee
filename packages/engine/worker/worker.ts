import { parentPort } from 'node:worker_threads';
import {
	conflictingWishes,
	InvalidProblem,
	RepairSearch,
	Search,
	type Problem,
	type Schedule,
} from '../src/index.ts';
import type { SolveReply, SolveRequest, StopRequest } from './messages.ts';

const BATCH_MS = 25;
const STEPS = 10;
const port = parentPort;
if (!port) throw new Error('worker.ts runs only as a worker thread');

let isStopped = false;
port.on('message', (message: SolveRequest | StopRequest) => {
	if (message.kind === 'stop') isStopped = true;
	else void solve(message);
});

function reply(message: SolveReply) {
	port!.postMessage(message);
}

async function solve({ problem, options }: SolveRequest): Promise<void> {
	const search = begin(problem, options);
	if (!search) return port!.close();
	const end = performance.now() + (options.milliseconds ?? Infinity);
	const most = options.iterations ?? Infinity;
	report(search);
	while (!isStopped && !search.isOptimal() && search.iterations < most && performance.now() < end) {
		if (batch(search, most, Math.min(end, performance.now() + BATCH_MS))) report(search);
		// Lets a message to stop come in.
		await new Promise((resolve) => setImmediate(resolve));
	}
	const { iterations, sinceImprovement } = search;
	reply({
		kind: 'done',
		schedule: withContradictions(problem, search.best()),
		isOptimal: search.isOptimal(),
		...(search instanceof Search && { bound: search.bound() }),
		iterations,
		sinceImprovement,
	});
	port!.close();
}

/** Failures of the solver per question: a second or so in all at worst. */
const FAILURES = 500;

function withContradictions(problem: Problem, schedule: Schedule): Schedule {
	if (!schedule.conflicts.some(({ code }) => code === 'pin_conflict')) return schedule;
	return { ...schedule, contradictions: conflictingWishes(problem, { failures: FAILURES }) };
}

function begin(problem: Problem, { seed, repair }: SolveRequest['options']): Search | RepairSearch | null {
	try {
		if (!repair) return new Search(problem, seed);
		return new RepairSearch(problem, repair.commitments, seed, repair);
	} catch (error) {
		if (!(error instanceof InvalidProblem)) throw error;
		reply({ kind: 'refused', issues: error.issues });
		return null;
	}
}

function batch(search: Search | RepairSearch, most: number, until: number): boolean {
	let isBetter = false;
	while (search.iterations < most && performance.now() < until)
		isBetter = search.advance(Math.min(STEPS, most - search.iterations)) || isBetter;
	return isBetter;
}

function report(search: Search | RepairSearch) {
	const { iterations, sinceImprovement } = search;
	reply({ kind: 'improvement', schedule: search.best(), iterations, sinceImprovement });
}
