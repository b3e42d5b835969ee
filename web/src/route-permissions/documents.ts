import type { RoutePermission } from './route-permission.ts';

/** Documents of decided matters, in a format each. */
export const documentRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/plans/adopted/[plan]/document.[format]': { view: 'plan.read' },
	'/[tenant]/(app)/strategy/[strategy]/editions/[edition]/document.[format]': { view: 'strategy.read' },
	'/[tenant]/(app)/strategy/rollup/document.[format]': { view: 'strategy.read' },
	'/[tenant]/(app)/year/bodies/[body]/programme.[format]': { view: 'year.read' },
	'/[tenant]/(app)/year/meetings/[meeting]/document.[format]': { view: 'meeting.read' },
	'/[tenant]/(app)/year/meetings/[meeting]/decisions/[decision]/document.[format]': { view: 'meeting.read' },
	'/[tenant]/public/plan/document.[format]': { view: 'public.read' },
	'/[tenant]/public/strategy/document.[format]': { view: 'public.read' },
};
