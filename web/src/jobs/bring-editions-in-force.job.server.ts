import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

/** Just after midnight in Finland, in summer and in winter, and at every start: editions whose day has come are read. */
export const job: JobFile = {
	queue: 'bring-editions-in-force',
	schedule: '1 21,22 * * *',
	atStart: true,
	async run(_data, signal) {
		for (const { slug, tenant_id } of await listAddresses(10_000)) {
			if (signal.aborted) return;
			try {
				await editions.bringInForce(machine({ tenantId: tenant_id, tenantSlug: slug }));
			} catch (error) {
				runtime().log.error({ err: error, tenant: tenant_id }, 'editions not brought in force');
			}
		}
	},
};
