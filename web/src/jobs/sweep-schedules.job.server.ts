import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { sweep } from '#domain/portfolio/schedule/sweep.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Every minute: schedules whose job or process was lost are asked for again. */
export const job: JobFile = {
	queue: 'sweep-schedules',
	schedule: '* * * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await sweep(machine({ tenantId: tenant_id, tenantSlug: slug }));
		}
	},
};
