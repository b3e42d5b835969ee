import { deliver } from '#domain/organisation/mail/delivery.server.ts';
import { gatherDigests } from '#domain/organisation/mail/digest.server.ts';
import { mailClerk } from '#domain/organisation/mail/mail-clerk.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Every minute: the summaries of the morning, and what waits or waits for its next try. */
export const job: JobFile = {
	queue: 'deliver-mail',
	schedule: '* * * * *',
	async run(_data, signal) {
		if (!runtime().env.mail.relay) return;
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			const clerk = mailClerk({ tenantId: tenant_id, tenantSlug: slug });
			await gatherDigests(clerk);
			await deliver(clerk);
		}
	},
};
