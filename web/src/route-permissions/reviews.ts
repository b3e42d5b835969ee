import type { RoutePermission } from './route-permission.ts';

const read = 'review.read';
const manage = 'review.manage';
/** Posts and seats decide: the verbs look who is asked, and who is chair or secretary. */
const takePart = 'meeting.take_part';
const root = '/[tenant]/(app)/year/reviews';
const plan = '/[tenant]/(app)/year/work-plan';

/** Yearly reviews with their verdicts, and the plan of the work-year. */
export const reviewRoutes: Record<string, RoutePermission> = {
	[root]: { view: read },
	[`${root}/new`]: { view: manage, actions: { default: manage } },
	[`${root}/[review]`]: {
		view: read,
		actions: {
			refresh: manage,
			remind: manage,
			agenda: takePart,
			move: manage,
			cancel: manage,
			restore: manage,
		},
	},
	[`${root}/[review]/answer`]: { view: read, actions: { default: 'review.answer' } },
	[`${root}/[review]/meeting`]: { view: read, actions: { settle: takePart, conclude: takePart } },
	[`${root}/[review]/document.[format]`]: { view: read },
	[plan]: { view: read, actions: { form: manage, preface: manage, agenda: takePart, adopt: takePart } },
	[`${plan}/document.[format]`]: { view: read },
};
