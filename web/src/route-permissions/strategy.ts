import type { RoutePermission } from './route-permission.ts';

/** Strategies, clauses and goals. */
export const strategyRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/strategy': {
		view: 'strategy.read',
		actions: {
			accountable: 'strategy.manage',
			amend: 'strategy.manage',
			mark: 'strategy.manage',
			publish: 'strategy.publish',
			withdraw: 'strategy.publish',
		},
	},
	'/[tenant]/(app)/strategy/import': {
		view: 'strategy.manage',
		actions: { read: 'strategy.manage', arrange: 'strategy.manage', save: 'strategy.manage' },
	},
	'/[tenant]/(app)/strategy/goals': { view: 'strategy.read' },
	'/[tenant]/(app)/strategy/goals/new': {
		view: 'strategy.manage',
		actions: { make: 'strategy.manage', add: 'strategy.manage' },
	},
	'/[tenant]/(app)/strategy/goals/[goal]': {
		view: 'strategy.read',
		actions: {
			amend: 'strategy.manage',
			retire: 'strategy.manage',
			restore: 'strategy.manage',
			align: 'strategy.manage',
			part: 'strategy.manage',
			close: 'strategy.read',
			reopen: 'strategy.read',
			tie: 'need.edit',
			untie: 'need.edit',
		},
	},
};
