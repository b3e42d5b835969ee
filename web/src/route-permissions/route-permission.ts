import type { Permission } from '#platform/permission/permissions.ts';

/** `open` needs no tenant and no account; everything else names the permission it asks for. */
export interface RoutePermission {
	view: Permission | 'open';
	actions?: Record<string, Permission | 'open'>;
}
