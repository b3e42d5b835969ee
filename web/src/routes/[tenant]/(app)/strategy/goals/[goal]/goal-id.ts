import { refuse } from '#platform/refusal.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An address that names no goal is a page that is not there, not a fault of the database. */
export function goalId(text: string): string {
	return uuid.test(text) ? text : refuse('not_found', { subject: 'goal' });
}
