import type { RoutePermission } from './route-permission.ts';

const read = 'system.read';
const manage = 'system.manage';
const tell = 'incident.tell';

/** The register of systems, their contracts and what has gone wrong with them. */
export const systemRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/systems': { view: read },
	'/[tenant]/(app)/systems/export': { view: read },
	'/[tenant]/(app)/systems/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/systems/[system]': {
		view: read,
		actions: {
			...{ connect: manage, disconnect: manage, attach: manage, detach: manage },
			...{ tie: manage, untie: manage, propose: manage },
			...{ tell, close: tell, reopen: tell, withdraw: tell },
		},
	},
	'/[tenant]/(app)/systems/[system]/edit': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
	'/[tenant]/(app)/systems/[system]/contracts/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/systems/[system]/contracts/[contract]': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
};
