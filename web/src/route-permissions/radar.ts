import type { RoutePermission } from './route-permission.ts';

const read = 'technology.read';
const manage = 'technology.manage';
const say = 'pilot.say';

/** The radar of technologies, what is tried, and radars of others. */
export const radarRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/radar': { view: read },
	'/[tenant]/(app)/radar/export': { view: read },
	'/[tenant]/(app)/radar/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/radar/technologies/[technology]': {
		view: read,
		actions: { tie: manage, untie: manage, learn: manage, unlearn: manage },
	},
	'/[tenant]/(app)/radar/technologies/[technology]/edit': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
	'/[tenant]/(app)/radar/technologies/[technology]/assess': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/radar/pilots/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/radar/pilots/[pilot]': {
		view: read,
		actions: { begin: manage, spend: say, unspend: say, tell: say, decide: manage },
	},
	'/[tenant]/(app)/radar/pilots/[pilot]/edit': {
		view: manage,
		actions: { amend: manage, assign: manage, withdraw: manage },
	},
	'/[tenant]/(app)/radar/import': { view: manage, actions: { upload: manage } },
	'/[tenant]/(app)/radar/import/[run]': { view: manage, actions: { run: manage } },
	'/[tenant]/(app)/radar/import/[run]/columns': { view: manage, actions: { map: manage } },
	'/[tenant]/(app)/radar/import/[run]/words': { view: manage, actions: { say: manage } },
	'/[tenant]/(app)/radar/import/[run]/undo': { view: manage, actions: { discard: manage, undo: manage } },
	'/[tenant]/(app)/radar/import/[run]/faulty': { view: manage },
};
