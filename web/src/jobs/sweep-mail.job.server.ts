import { mailClerk } from '#domain/organisation/mail/mail-clerk.server.ts';
import { sweepMail } from '#domain/organisation/mail/sweep.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Every night: words and addresses of letters that are no longer needed are taken away. */
export const job: JobFile = {
	queue: 'sweep-mail',
	schedule: '17 2 * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await sweepMail(mailClerk({ tenantId: tenant_id, tenantSlug: slug }));
		}
	},
};
