import { keepInSight } from '#domain/governance/duty/occurrence.server.ts';
import { remindOfDuties } from '#domain/governance/duty/reminder.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Each hour of the working day: the years in sight are laid out, and what is due is told of once. */
export const job: JobFile = {
	queue: 'keep-year',
	schedule: '40 4-15 * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			const clerk = machine({ tenantId: tenant_id, tenantSlug: slug });
			await keepInSight(clerk);
			await remindOfDuties(clerk);
		}
	},
};
