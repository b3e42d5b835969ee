import type { RoutePermission } from './route-permission.ts';

/** What residents see and say, as staff keeps it. */
export const residentRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/settings/publicity': {
		view: 'publicity.prepare',
		actions: { set: 'publicity.prepare', terms: 'public.manage' },
	},
	'/[tenant]/(app)/settings/publicity/[kind]/[item]': {
		view: 'publicity.prepare',
		actions: { set: 'publicity.prepare' },
	},
	'/[tenant]/(app)/settings/feedback': {
		view: 'feedback.manage',
		actions: {
			answer: 'feedback.manage',
			close: 'feedback.manage',
			reopen: 'feedback.manage',
			erase: 'feedback.manage',
			makeNeed: 'feedback.manage',
		},
	},
	'/[tenant]/(app)/settings/accessibility': {
		view: 'public.manage',
		actions: {
			statement: 'public.manage',
			addGap: 'public.manage',
			amendGap: 'public.manage',
			mend: 'public.manage',
			unmend: 'public.manage',
			assess: 'public.manage',
		},
	},
};
