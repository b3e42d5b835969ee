import { inject } from 'vitest';
import '../scripts/testing/provided.ts';

/** Address of the product under test, with a path. */
export function at(path = '/'): string {
	return new URL(path, inject('productUrl')).href;
}

/** The one-time link by which the first municipality is founded. */
export function foundingLink(): string {
	return inject('foundingLink');
}
