import { setTimeout as afterAWhile } from 'node:timers/promises';
import { sharedDescriber } from '#domain/portfolio/similarity/describer.server.ts';
import { faultOf } from '#platform/fault.ts';
import { runtime } from '#platform/runtime.server.ts';

/** The page's own scripts and pictures are given first, in milliseconds. */
const AFTER_FIRST_PAGE = 500;

let begun = false;

/** Reads the field's words in the background once the first page is served, so that no one's first search waits for them. */
export function warmWords(): void {
	if (begun) return;
	begun = true;
	afterAWhile(AFTER_FIRST_PAGE, undefined, { ref: false })
		.then(sharedDescriber)
		.catch((error: unknown) => runtime().log.error({ fault: faultOf(error) }, 'the words were not read'));
}
