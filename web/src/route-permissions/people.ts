import type { RoutePermission } from './route-permission.ts';

const handOver = 'responsibility.hand_over';
const keyTask = 'key_task.manage';
const postCase = 'post_case.manage';

/** Posts and what they answer for. */
export const peopleRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/people': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/responsibility': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/responsibility/export': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/required': {
		view: 'responsibility.read',
		actions: { priceMissing: 'organisation.manage' },
	},
	'/[tenant]/(app)/people/posts/[position]/price': { view: 'plan.read', actions: { ask: 'plan.prepare' } },
	'/[tenant]/(app)/people/posts/[position]/price/progress': { view: 'plan.read' },
	'/[tenant]/(app)/people/key-tasks': { view: 'responsibility.read', actions: { add: keyTask } },
	'/[tenant]/(app)/people/key-tasks/[task]': {
		view: 'responsibility.read',
		actions: { amend: keyTask, check: keyTask, retire: keyTask, restore: keyTask },
	},
	'/[tenant]/(app)/people/cases': { view: 'post_case.read', actions: { begin: postCase } },
	'/[tenant]/(app)/people/cases/[case]': {
		view: 'post_case.read',
		actions: {
			amend: postCase,
			addStep: postCase,
			step: postCase,
			done: postCase,
			reopen: postCase,
			move: postCase,
			remove: postCase,
			decide: 'post_case.decide',
		},
	},
	'/[tenant]/(app)/people/cases/[case]/document.[format]': { view: 'post_case.read' },
	'/[tenant]/(app)/people/cases/[case]/decisions/[memo]/document.[format]': { view: 'post_case.read' },
	'/[tenant]/(app)/people/posts/[position]': { view: 'responsibility.read', actions: { undo: handOver } },
	'/[tenant]/(app)/people/posts/[position]/hand-over': { view: handOver, actions: { default: handOver } },
};
