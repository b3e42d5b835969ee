import { sweep } from '#domain/governance/post-price/run.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Every minute: prices of posts whose process was lost are reckoned by this one. */
export const job: JobFile = {
	queue: 'price-posts',
	schedule: '* * * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await sweep(machine({ tenantId: tenant_id, tenantSlug: slug }), signal);
		}
	},
};
