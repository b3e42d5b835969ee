import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';

// Node takes the types off each module by WebAssembly, in every thread anew. When such code has called out often enough
// V8 compiles the way out again and frees the old one; done by several threads at once it has freed what another held,
// and the whole process died. A budget that is never used up keeps the first way.
setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');

/** A thread that runs a module of this package. */
export function startThread(url: URL, options?: WorkerOptions): Worker {
	return new Worker(url, options);
}
