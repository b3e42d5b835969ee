import { giveAnswers } from '#domain/organisation/mail/incoming.server.ts';
import { mailClerk } from '#domain/organisation/mail/mail-clerk.server.ts';
import { answerByMail } from '#domain/portfolio/inquiry/inquiry.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { listAddresses, slugOf } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** An answer that has just come in is given at once. */
export async function giveAnswersOf(tenantId: string): Promise<void> {
	const tenantSlug = await slugOf(tenantId);
	if (tenantSlug) await giveAnswers(mailClerk({ tenantId, tenantSlug }), answerByMail);
}

/** Every minute: answers by mail that were not yet given to the inquiries they answer. */
export const job: JobFile = {
	queue: 'give-answers',
	schedule: '* * * * *',
	async run(_data, signal) {
		if (!runtime().env.mail.receiving) return;
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await giveAnswers(mailClerk({ tenantId: tenant_id, tenantSlug: slug }), answerByMail);
		}
	},
};
