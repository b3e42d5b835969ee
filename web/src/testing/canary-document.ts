import { createHash } from 'node:crypto';
import { newId } from '#platform/identifier.server.ts';

/** A kept file of a decided matter: served to those who may read the matter, and never outside. */
export function documentOf(canary: string, plan: string): Record<string, unknown> {
	const bytes = Buffer.from(`${canary} asiakirja`);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const kept = { subject_kind: 'plan', subject_id: plan, language: 'fi', format: 'html' };
	return { ...kept, id: newId(), file_name: `${canary}.html`, bytes, sha256 };
}
