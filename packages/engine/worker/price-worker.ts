import { parentPort, workerData } from 'node:worker_threads';
import { priceOfFairness, select, type SelectionProblem } from '../src/index.ts';
import type { PriceRequest } from './price-in-worker.ts';

const { problem, shares, strengths, seed, milliseconds } = workerData as PriceRequest;

function solve(one: SelectionProblem) {
	const end = performance.now() + milliseconds;
	return select(one, seed, { shouldStop: () => performance.now() >= end });
}

parentPort?.postMessage(priceOfFairness(problem, shares, strengths, solve));
