import type { RoutePermission } from './route-permission.ts';

/** Portfolios, scenarios, schedules and adopted plans. */
export const planRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/plans': { view: 'plan.read', actions: { add: 'plan.prepare' } },
	'/[tenant]/(app)/plans/[portfolio]/(tabs)': {
		view: 'plan.read',
		actions: { add: 'plan.prepare', repair: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/budget': { view: 'plan.read', actions: { set: 'plan.prepare' } },
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/calendar': {
		view: 'plan.read',
		actions: { add: 'plan.prepare', offer: 'plan.prepare', remove: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/adopted': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/compare': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]': {
		view: 'plan.read',
		actions: {
			solve: 'plan.prepare',
			stop: 'plan.prepare',
			settle: 'plan.prepare',
			unpin: 'plan.prepare',
			withdraw: 'plan.prepare',
		},
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/adoption': {
		view: 'plan.adopt',
		actions: { adopt: 'plan.adopt' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/edit': {
		view: 'plan.prepare',
		actions: {
			amend: 'plan.prepare',
			copy: 'plan.prepare',
			archive: 'plan.prepare',
			restore: 'plan.prepare',
		},
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/export': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/fairness': {
		view: 'plan.read',
		actions: { guarantee: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/needs/[need]': {
		view: 'plan.read',
		actions: { give: 'plan.prepare', pin: 'plan.prepare', unpin: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/progress': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/repair': {
		view: 'plan.read',
		actions: { solve: 'plan.prepare', stop: 'plan.prepare', choose: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/adopted/[plan]': {
		view: 'plan.read',
		actions: { publish: 'plan.publish', withdraw: 'plan.publish', repair: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/adopted/[plan]/export': { view: 'plan.read' },
};
