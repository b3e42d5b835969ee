import { remindDue } from '#domain/competence/survey/reminder.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Each hour of the working day: what was not sent while the product was down is sent by the next run. */
export const job: JobFile = {
	queue: 'remind-surveys',
	schedule: '50 5-15 * * *',
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			await remindDue(machine({ tenantId: tenant_id, tenantSlug: slug }));
		}
	},
};
