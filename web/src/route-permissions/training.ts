import type { RoutePermission } from './route-permission.ts';

const read = 'competence.read';
const manage = 'competence.manage';

/** What groups can, and what is trained. */
export const trainingRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/competence/results': { view: read, actions: { tell: manage } },
	'/[tenant]/(app)/competence/results/export': { view: read },
	'/[tenant]/(app)/competence/training': { view: read, actions: { link: manage, unlink: manage } },
	'/[tenant]/(app)/competence/training/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/competence/training/[training]': {
		view: read,
		actions: { amend: manage, cancel: manage, restore: manage },
	},
};
