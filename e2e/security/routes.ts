import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../web/src/platform/env.ts';
import type { Permission } from '../../web/src/platform/permission/permissions.ts';
import { routePermissions } from '../../web/src/route-permissions.ts';

export interface Route {
	id: string;
	view: Permission | 'open';
	actions: Record<string, Permission | 'open'>;
	/** Methods of an endpoint; a page has GET only, and POST for its actions. */
	methods: string[];
	/** Names of the parameters other than the municipality's. */
	params: string[];
	isPage: boolean;
}

const folder = path.join(projectFolder(), 'web/src/routes');

function methodsOf(id: string): string[] {
	const endpoint = path.join(folder, id, '+server.ts');
	if (!existsSync(endpoint)) return ['GET'];
	return [...readFileSync(endpoint, 'utf8').matchAll(/export (?:const|(?:async )?function) ([A-Z]+)\b/g)].map(
		([, name]) => name ?? '',
	);
}

/** Every route the product has, from its own table of permissions: a route that is added is tested too. */
export const routes: Route[] = Object.entries(routePermissions).map(([id, { view, actions = {} }]) => ({
	id,
	view,
	actions,
	methods: methodsOf(id),
	params: [...id.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '').filter((name) => name !== 'tenant'),
	isPage: existsSync(path.join(folder, id, '+page.svelte')),
}));

/** Tables whose rows a parameter names, where the table is not called like the parameter. */
const tables: Record<string, string> = {
	unit: 'service_unit',
	area: 'service_area',
	run: 'import_run',
	file: 'reading_import',
	event: 'audit_event',
	system: 'managed_system',
	contract: 'system_contract',
	task: 'key_task',
	case: 'post_case',
	memo: 'post_case_decision',
	list: 'commitment_list',
	matter: 'agenda_item',
	review: 'review_round',
	round: 'intake_round',
	item: 'goal',
	import: 'framework_import',
	share: 'assessment_share',
	section: 'clause',
};

export function tableOf(param: string): string {
	return tables[param] ?? param;
}

/** The address of a route with its parameters filled in; groups in brackets are no part of it. */
export function pathOf(route: Route, slug: string, value: (param: string) => string): string {
	return (
		route.id
			.replaceAll(/\/\([^)]+\)/g, '')
			.replaceAll('[x+2e]', '.')
			.replace('[tenant]', slug)
			.replaceAll(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(value(name))) || '/'
	);
}
