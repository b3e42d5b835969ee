import { openDue } from '#domain/governance/review/opening.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Each morning: a duty that opens its review by itself does so when its days begin. */
export const job: JobFile = {
	queue: 'open-reviews',
	schedule: '50 4 * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await openDue(machine({ tenantId: tenant_id, tenantSlug: slug }));
		}
	},
};
