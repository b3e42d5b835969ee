import * as v from 'valibot';
import * as documents from '#domain/exchange/document/document.server.ts';
import { freezeQueue } from '#domain/organisation/document/freezing.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { listAddresses } from '#platform/tenant-address.server.ts';
import type { JobFile } from './start.server.ts';

const Task = v.object({ tenantId: v.string(), tenantSlug: v.string() });

/** When something is decided, and every five minutes for what was missed: its documents are written and kept. */
export const job: JobFile = {
	queue: freezeQueue,
	schedule: '*/5 * * * *',
	async run(data, signal) {
		const asked = v.safeParse(Task, data);
		const tenants = asked.success
			? [asked.output]
			: (await listAddresses(10_000)).map(({ slug, tenant_id }) => ({
					tenantId: tenant_id,
					tenantSlug: slug,
				}));
		for (const tenant of tenants) {
			if (signal.aborted) return;
			try {
				await documents.freezeDecided(machine(tenant), signal);
			} catch (error) {
				runtime().log.error({ err: error, tenant: tenant.tenantId }, 'documents not kept');
			}
		}
	},
};
