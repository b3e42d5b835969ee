import type { RoutePermission } from './route-permission.ts';

const read = 'competence.read';
const manage = 'competence.manage';
const own = 'assessment.own';

/** What people can: their own answers, and what they are asked. */
export const competenceRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/competence': { view: own, actions: { share: own, withdraw: own, erase: own } },
	'/[tenant]/(app)/competence/own/document.[format]': { view: own },
	'/[tenant]/(app)/competence/answer/[survey]': { view: own, actions: { begin: own, say: own, submit: own } },
	'/[tenant]/(app)/competence/shared/[share]': { view: 'assessment.read_shared' },
	'/[tenant]/(app)/competence/surveys': { view: manage },
	'/[tenant]/(app)/competence/surveys/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/competence/surveys/[survey]': {
		view: manage,
		actions: { amend: manage, close: manage, remind: manage, remove: manage },
	},
	'/[tenant]/(app)/competence/targets': { view: read, actions: { default: manage } },
	'/[tenant]/(app)/competence/frameworks': { view: read, actions: { take: manage } },
	'/[tenant]/(app)/competence/frameworks/import': { view: manage, actions: { upload: manage } },
	'/[tenant]/(app)/competence/frameworks/import/[import]': {
		view: manage,
		actions: { save: manage, undo: manage },
	},
	'/[tenant]/(app)/competence/frameworks/[framework]': {
		view: read,
		actions: { amend: manage, retire: manage, restore: manage, remove: manage },
	},
	'/[tenant]/(app)/competence/frameworks/[framework]/export': { view: read },
	'/[tenant]/(app)/competence/frameworks/[framework]/new': { view: manage, actions: { default: manage } },
	'/[tenant]/(app)/competence/frameworks/[framework]/[competence]': {
		view: manage,
		actions: { default: manage },
	},
};
