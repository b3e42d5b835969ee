import { competenceRoutes } from './route-permissions/competence.ts';
import { documentRoutes } from './route-permissions/documents.ts';
import { editionRoutes } from './route-permissions/edition.ts';
import { measureRoutes } from './route-permissions/measures.ts';
import { meetingRoutes } from './route-permissions/meetings.ts';
import { needRoutes } from './route-permissions/needs.ts';
import { officeRoutes } from './route-permissions/office.ts';
import { openRoutes } from './route-permissions/open.ts';
import { peopleRoutes } from './route-permissions/people.ts';
import { planRoutes } from './route-permissions/plans.ts';
import { radarRoutes } from './route-permissions/radar.ts';
import { residentRoutes } from './route-permissions/residents.ts';
import { reviewRoutes } from './route-permissions/reviews.ts';
import type { RoutePermission } from './route-permissions/route-permission.ts';
import { settingsRoutes } from './route-permissions/settings.ts';
import { strategyRoutes } from './route-permissions/strategy.ts';
import { systemRoutes } from './route-permissions/systems.ts';
import { trainingRoutes } from './route-permissions/training.ts';
import { yearRoutes } from './route-permissions/year.ts';

/** Every route stands in one of these: a route without a line is refused when asked for and fails the build. */
export const routePermissions: Record<string, RoutePermission> = {
	...openRoutes,
	...officeRoutes,
	...needRoutes,
	...documentRoutes,
	...planRoutes,
	...strategyRoutes,
	...editionRoutes,
	...measureRoutes,
	...yearRoutes,
	...peopleRoutes,
	...competenceRoutes,
	...meetingRoutes,
	...reviewRoutes,
	...radarRoutes,
	...systemRoutes,
	...settingsRoutes,
	...residentRoutes,
	...trainingRoutes,
};
