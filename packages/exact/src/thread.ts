import { parentPort, workerData } from 'node:worker_threads';
import { loadHighs } from './highs.ts';
import type { Limits, LinearModel } from './model.ts';

const port = parentPort;
if (!port) throw new Error('thread.ts runs only as a worker thread');

const { model, limits } = workerData as { model: LinearModel; limits: Limits };
const solver = await loadHighs();
const onProgress = (bound: number, value: number) => port.postMessage({ kind: 'progress', bound, value });
port.postMessage({ kind: 'done', solution: solver.solve(model, { ...limits, onProgress }) });
