import type { RoutePermission } from './route-permission.ts';

/** The organisation, its people, and the first steps of a municipality. */
export const settingsRoutes: Record<string, RoutePermission> = {
	'/[tenant]/(app)/settings': { view: 'organisation.read' },
	'/[tenant]/(app)/settings/organisation': { view: 'organisation.read' },
	'/[tenant]/(app)/settings/areas/new': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/areas/[area]': {
		view: 'organisation.manage',
		actions: { amend: 'organisation.manage', remove: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/import': { view: 'need.import' },
	'/[tenant]/(app)/settings/units/import': {
		view: 'organisation.manage',
		actions: { upload: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/import/[run]': {
		view: 'organisation.manage',
		actions: { run: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/import/[run]/columns': {
		view: 'organisation.manage',
		actions: { map: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/import/[run]/words': {
		view: 'organisation.manage',
		actions: { say: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/import/[run]/undo': {
		view: 'organisation.manage',
		actions: { discard: 'organisation.manage', undo: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/import/[run]/faulty': { view: 'organisation.manage' },
	'/[tenant]/(app)/settings/units/new': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/units/[unit]': {
		view: 'organisation.manage',
		actions: {
			amend: 'organisation.manage',
			close: 'organisation.manage',
			reopen: 'organisation.manage',
			renewLink: 'organisation.manage',
		},
	},
	'/[tenant]/(app)/settings/positions': { view: 'organisation.read' },
	'/[tenant]/(app)/settings/positions/new': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/positions/[position]': {
		view: 'organisation.manage',
		actions: { amend: 'organisation.manage', end: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/roles/new': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/roles/[role]': {
		view: 'organisation.manage',
		actions: { amend: 'organisation.manage', remove: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/terms': {
		view: 'term.manage',
		actions: {
			add: 'term.manage',
			amend: 'term.manage',
			remove: 'term.manage',
			switchOff: 'term.manage',
			switchOn: 'term.manage',
		},
	},
	'/[tenant]/(app)/settings/people': {
		view: 'organisation.read',
		actions: { invite: 'person.invite', renew: 'person.invite', withdraw: 'person.invite' },
	},
	'/[tenant]/(app)/settings/people/[person]': {
		view: 'organisation.manage',
		actions: {
			amend: 'organisation.manage',
			disable: 'organisation.manage',
			enable: 'organisation.manage',
			makeLink: 'person.invite',
			give: 'organisation.manage',
			take: 'organisation.manage',
		},
	},
	'/[tenant]/(app)/settings/appearance': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/settings/mail': {
		view: 'mail.manage',
		actions: {
			test: 'mail.manage',
			tryNow: 'mail.manage',
			again: 'mail.manage',
			hour: 'mail.manage',
		},
	},
	'/[tenant]/(app)/settings/audit': { view: 'audit.read', actions: { verify: 'audit.read' } },
	'/[tenant]/(app)/start': { view: 'organisation.manage' },
	'/[tenant]/(app)/start/units': {
		view: 'organisation.manage',
		actions: {
			read: 'organisation.manage',
			add: 'organisation.manage',
			addOne: 'organisation.manage',
			undo: 'organisation.manage',
		},
	},
	'/[tenant]/(app)/start/people': {
		view: 'organisation.manage',
		actions: { default: 'organisation.manage' },
	},
	'/[tenant]/(app)/start/needs': { view: 'organisation.manage' },
	'/[tenant]/(app)/start/strategy': { view: 'organisation.manage' },
	'/[tenant]/(app)/start/budget': { view: 'organisation.manage' },
};
