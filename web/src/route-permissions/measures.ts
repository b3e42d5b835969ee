import type { RoutePermission } from './route-permission.ts';

const read = 'strategy.read';
const manage = 'measure.manage';
const follow = 'indicator.manage';

/** Measures, indicators with their readings, and what they come to. */
export const measureRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/strategy/measures': { view: read },
	'/[tenant]/(app)/strategy/measures/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/strategy/measures/plan': {
		view: manage,
		actions: { add: manage, take: manage, leave: manage },
	},
	'/[tenant]/(app)/strategy/measures/[measure]': {
		view: read,
		actions: { say: 'measure.say', take: manage, leave: manage },
	},
	'/[tenant]/(app)/strategy/measures/[measure]/edit': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
	'/[tenant]/(app)/strategy/indicators': { view: read },
	'/[tenant]/(app)/strategy/indicators/new': { view: follow, actions: { default: follow } },
	'/[tenant]/(app)/strategy/indicators/import': { view: follow, actions: { upload: follow } },
	'/[tenant]/(app)/strategy/indicators/import/[file]': {
		view: follow,
		actions: { save: follow, undo: follow },
	},
	'/[tenant]/(app)/strategy/indicators/[indicator]': {
		view: read,
		actions: { withdraw: 'reading.add' },
	},
	'/[tenant]/(app)/strategy/indicators/[indicator]/edit': {
		view: follow,
		actions: { amend: follow, retire: follow, restore: follow },
	},
	'/[tenant]/(app)/strategy/indicators/[indicator]/readings': {
		view: 'reading.add',
		actions: { default: 'reading.add' },
	},
	'/[tenant]/(app)/strategy/rollup': { view: read },
	'/[tenant]/(app)/strategy/rollup/export': { view: read },
};
