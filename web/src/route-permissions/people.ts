import type { RoutePermission } from './route-permission.ts';

const handOver = 'responsibility.hand_over';

/** Posts and what they answer for. */
export const peopleRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/people': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/responsibility': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/responsibility/export': { view: 'responsibility.read' },
	'/[tenant]/(app)/people/posts/[position]': { view: 'responsibility.read', actions: { undo: handOver } },
	'/[tenant]/(app)/people/posts/[position]/hand-over': { view: handOver, actions: { default: handOver } },
};
