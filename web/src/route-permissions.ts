import type { Permission } from '#platform/permission/permissions.ts';

/** `open` needs no tenant and no account; everything else names the permission it asks for. */
export interface RoutePermission {
	view: Permission | 'open';
	actions?: Record<string, Permission | 'open'>;
}

/** Every route stands here: a route without a line is refused when asked for and fails the build. */
export const routePermissions: Record<string, RoutePermission> = {
	'/': { view: 'open' },
	'/dev/gallery': { view: 'open', actions: { default: 'open' } },
	'/found/[token]': { view: 'open', actions: { default: 'open' } },
	'/language': { view: 'open' },
	'/[tenant]/theme.css': { view: 'public.read' },
	'/[tenant]/sign-in': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/sign-out': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/(app)': { view: 'home.read' },
	'/[tenant]/(app)/priorities': { view: 'score.read' },
	'/[tenant]/(app)/priorities/[need]': { view: 'score.read' },
	'/[tenant]/(app)/priorities/criteria': {
		view: 'score.read',
		actions: {
			add: 'criterion.manage',
			amend: 'criterion.manage',
			reweigh: 'criterion.manage',
			try: 'criterion.manage',
			retire: 'criterion.manage',
			restore: 'criterion.manage',
			offerDefaults: 'criterion.manage',
		},
	},
	'/[tenant]/(app)/priorities/scoring': { view: 'score.give', actions: { give: 'score.give' } },
	'/[tenant]/(app)/priorities/raters': { view: 'need.triage' },
	'/[tenant]/(app)/strategy': {
		view: 'strategy.read',
		actions: { amend: 'strategy.manage', mark: 'strategy.manage' },
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
			tie: 'need.edit',
			untie: 'need.edit',
		},
	},
};
