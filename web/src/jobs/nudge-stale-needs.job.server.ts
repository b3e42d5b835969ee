import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { nudgeStale } from '#domain/portfolio/stale-need/stale-need.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Every morning: whoever answers for a need that has stood still is reminded, each step once. */
export const job: JobFile = {
	queue: 'nudge-stale-needs',
	schedule: '0 4 * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await nudgeStale(machine({ tenantId: tenant_id, tenantSlug: slug }));
		}
	},
};
