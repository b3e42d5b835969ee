import { createHash } from 'node:crypto';
import { canonical } from '#platform/audit.server.ts';

/** The same for the same meaning, however the columns stood. */
export function fingerprintOf(meaning: unknown): string {
	return createHash('sha256').update(canonical(meaning)).digest('base64url');
}
