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
};
