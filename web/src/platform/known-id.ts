import { refuse } from './refusal.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id out of an address: what cannot be one is simply not there. */
export function knownId(text: string, subject: string): string {
	return uuid.test(text) ? text : refuse('not_found', { subject });
}
