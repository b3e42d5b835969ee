import type { RoutePermission } from './route-permission.ts';

/** The front page, the own account, and the year. */
export const officeRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)': { view: 'home.read' },
	'/[tenant]/(app)/account': {
		view: 'account.manage',
		actions: {
			amend: 'account.manage',
			password: 'account.manage',
			removePasskey: 'account.manage',
			endOthers: 'account.manage',
		},
	},
	'/[tenant]/(app)/account/passkeys': { view: 'account.manage' },
	'/[tenant]/(app)/account/mail': { view: 'account.manage', actions: { default: 'account.manage' } },
};
