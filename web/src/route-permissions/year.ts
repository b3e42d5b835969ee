import type { RoutePermission } from './route-permission.ts';

const manage = 'year.manage';

/** The annual cycle: bodies, duties and their calendars. */
export const yearRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/year': { view: 'year.read' },
	'/[tenant]/(app)/year/bodies': { view: 'year.read' },
	'/[tenant]/(app)/year/bodies/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/year/bodies/[body]': { view: 'year.read', actions: { programme: manage } },
	'/[tenant]/(app)/year/bodies/[body]/edit': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
	'/[tenant]/(app)/year/duties/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/year/duties/[duty]': {
		view: 'year.read',
		actions: {
			complete: 'duty.complete',
			reopen: 'duty.complete',
			move: manage,
			take: 'meeting.take_part',
		},
	},
	'/[tenant]/(app)/year/duties/[duty]/edit': {
		view: manage,
		actions: { amend: manage, retire: manage, restore: manage },
	},
	'/[tenant]/(app)/year/template': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/year/calendar': {
		view: 'year.read',
		actions: { make: 'year.read', close: 'year.read' },
	},
	'/[tenant]/calendar/[token]': { view: 'public.read' },
};
