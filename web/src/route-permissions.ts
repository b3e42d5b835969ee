import type { Permission } from '#platform/permission/permissions.ts';

/** `open` needs no tenant and no account; everything else names the permission it asks for. */
export interface RoutePermission {
	view: Permission | 'open';
	actions?: Record<string, Permission | 'open'>;
}

/** Every route stands here: a route without a line is refused when asked for and fails the build. */
export const routePermissions: Record<string, RoutePermission> = {
	'/': { view: 'open' },
	'/dev/gallery': { view: 'open', actions: { propose: 'open', remove: 'open' } },
	'/found/[token]': { view: 'open', actions: { found: 'open', demonstrate: 'open' } },
	'/language': { view: 'open' },
	'/[x+2e]well-known/security.txt': { view: 'open' },
	'/[tenant]/theme.css': { view: 'public.read' },
	'/[tenant]/sign-in': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/sign-out': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/public': { view: 'public.read' },
	'/[tenant]/public/plan': { view: 'public.read' },
	'/[tenant]/public/plan.csv': { view: 'public.read' },
	'/[tenant]/public/plan.json': { view: 'public.read' },
	'/[tenant]/public/units': { view: 'public.read' },
	'/[tenant]/public/units/[unit]': { view: 'public.read' },
	'/[tenant]/public/strategy': { view: 'public.read' },
	'/[tenant]/public/accessibility': { view: 'public.read' },
	'/[tenant]/(app)': { view: 'home.read' },
	'/[tenant]/(app)/priorities': { view: 'score.read' },
	'/[tenant]/(app)/priorities/[need]': { view: 'score.read' },
	'/[tenant]/(app)/priorities/criteria/compare': {
		view: 'criterion.manage',
		actions: { propose: 'criterion.manage' },
	},
	'/[tenant]/(app)/priorities/criteria': {
		view: 'score.read',
		actions: {
			add: 'criterion.manage',
			amend: 'criterion.manage',
			reweigh: 'criterion.manage',
			try: 'criterion.manage',
			retire: 'criterion.manage',
			restore: 'criterion.manage',
			offerDefaults: 'criterion.manage',
		},
	},
	'/[tenant]/(app)/priorities/scoring': { view: 'score.give', actions: { give: 'score.give' } },
	'/[tenant]/(app)/priorities/raters': { view: 'need.triage' },
	'/[tenant]/(app)/strategy': {
		view: 'strategy.read',
		actions: {
			amend: 'strategy.manage',
			mark: 'strategy.manage',
			publish: 'strategy.publish',
			withdraw: 'strategy.publish',
		},
	},
	'/[tenant]/(app)/strategy/import': {
		view: 'strategy.manage',
		actions: { read: 'strategy.manage', arrange: 'strategy.manage', save: 'strategy.manage' },
	},
	'/[tenant]/(app)/strategy/goals': { view: 'strategy.read' },
	'/[tenant]/(app)/strategy/goals/new': {
		view: 'strategy.manage',
		actions: { make: 'strategy.manage', add: 'strategy.manage' },
	},
	'/[tenant]/(app)/strategy/goals/[goal]': {
		view: 'strategy.read',
		actions: {
			amend: 'strategy.manage',
			retire: 'strategy.manage',
			restore: 'strategy.manage',
			tie: 'need.edit',
			untie: 'need.edit',
		},
	},
	'/[tenant]/follow/[token]': {
		view: 'public.read',
		actions: {
			answer: 'public.read',
			leaveAddress: 'public.read',
			removeAddress: 'public.read',
			object: 'public.read',
			withdraw: 'public.read',
			restore: 'public.read',
		},
	},
	'/[tenant]/say/[token]': {
		view: 'public.read',
		actions: {
			propose: 'public.read',
			similar: 'public.read',
			answer: 'public.read',
			nothing: 'public.read',
			takeBack: 'public.read',
		},
	},
	'/[tenant]/say/[token]/ours': { view: 'public.read' },
	'/[tenant]/say/[token]/kiosk': { view: 'public.read', actions: { propose: 'public.read' } },
	'/[tenant]/s/[code]': { view: 'public.read' },
	'/[tenant]/say/[token]/similar': { view: 'public.read' },
	'/[tenant]/say/[token]/commitments/[list]': {
		view: 'public.read',
		actions: { answer: 'public.read' },
	},
	'/[tenant]/(app)/needs': { view: 'need.read', actions: { bulk: 'need.triage', own: 'need.triage' } },
	'/[tenant]/(app)/needs/triage': {
		view: 'need.triage',
		actions: { decide: 'need.triage', ask: 'need.triage', undo: 'need.triage' },
	},
	'/[tenant]/(app)/needs/inquiries': {
		view: 'need.propose',
		actions: { answer: 'need.propose', withdraw: 'need.triage' },
	},
	'/[tenant]/(app)/needs/board': { view: 'need.read', actions: { move: 'need.triage' } },
	'/[tenant]/(app)/needs/new': {
		view: 'need.propose',
		actions: { propose: 'need.propose', similar: 'need.propose' },
	},
	'/[tenant]/(app)/needs/similar': { view: 'need.propose' },
	'/[tenant]/(app)/needs/merge': { view: 'need.merge', actions: { merge: 'need.merge' } },
	'/[tenant]/(app)/needs/commitments': { view: 'commitment.read' },
	'/[tenant]/(app)/needs/commitments/new': {
		view: 'commitment.manage',
		actions: { make: 'commitment.manage' },
	},
	'/[tenant]/(app)/needs/commitments/[list]': {
		view: 'commitment.read',
		actions: {
			amend: 'commitment.manage',
			close: 'commitment.manage',
			reopen: 'commitment.manage',
			remind: 'commitment.manage',
		},
	},
	'/[tenant]/(app)/needs/commitments/[list]/export': { view: 'commitment.read' },
	'/[tenant]/(app)/needs/commitments/[list]/needs/[need]': { view: 'commitment.read' },
	'/[tenant]/(app)/needs/commitments/[list]/units/[unit]': {
		view: 'commitment.read',
		actions: { answer: 'commitment.answer' },
	},
	'/[tenant]/(app)/needs/consolidate': {
		view: 'need.merge',
		actions: {
			merge: 'need.merge',
			different: 'need.merge',
			part: 'need.merge',
			wait: 'need.merge',
			later: 'need.merge',
			state: 'need.triage',
			undo: 'need.merge',
			undoLatest: 'need.merge',
		},
	},
	'/[tenant]/(app)/needs/consolidate/acts': { view: 'need.merge', actions: { undo: 'need.merge' } },
	'/[tenant]/(app)/needs/consolidate/all': { view: 'need.merge', actions: { merge: 'need.merge' } },
	'/[tenant]/(app)/needs/consolidate/objections': {
		view: 'need.merge',
		actions: { answer: 'need.merge' },
	},
	'/[tenant]/(app)/needs/import': { view: 'need.import', actions: { upload: 'need.import' } },
	'/[tenant]/(app)/needs/import/[run]': { view: 'need.import', actions: { run: 'need.import' } },
	'/[tenant]/(app)/needs/import/[run]/columns': { view: 'need.import', actions: { map: 'need.import' } },
	'/[tenant]/(app)/needs/import/[run]/words': { view: 'need.import', actions: { say: 'need.import' } },
	'/[tenant]/(app)/needs/import/[run]/undo': {
		view: 'need.import',
		actions: { discard: 'need.import', undo: 'need.import' },
	},
	'/[tenant]/(app)/needs/import/[run]/faulty': { view: 'need.import' },
	'/[tenant]/(app)/needs/export': { view: 'need.read' },
	'/[tenant]/(app)/needs/rounds': { view: 'round.read' },
	'/[tenant]/(app)/needs/rounds/new': { view: 'round.manage', actions: { default: 'round.manage' } },
	'/[tenant]/(app)/needs/rounds/[round]': { view: 'round.read' },
	'/[tenant]/(app)/needs/rounds/[round]/edit': {
		view: 'round.manage',
		actions: { amend: 'round.manage', close: 'round.manage', reopen: 'round.manage' },
	},
	'/[tenant]/(app)/needs/rounds/[round]/remind': {
		view: 'round.manage',
		actions: { default: 'round.manage' },
	},
	'/[tenant]/(app)/needs/rounds/[round]/papers': {
		view: 'need.propose',
		actions: { enter: 'need.propose', undo: 'need.propose' },
	},
	'/[tenant]/(app)/needs/rounds/[round]/export': { view: 'round.read' },
	'/[tenant]/(app)/needs/units/[unit]': {
		view: 'need.propose',
		actions: { nothing: 'need.propose', takeBack: 'need.propose' },
	},
	'/[tenant]/(app)/needs/kiosk': { view: 'need.propose' },
	'/[tenant]/(app)/needs/poster/all': { view: 'need.propose' },
	'/[tenant]/(app)/needs/poster': { view: 'need.propose' },
	'/[tenant]/(app)/needs/poster/[unit]': { view: 'need.propose' },
	'/[tenant]/(app)/needs/[need]': {
		view: 'need.read',
		actions: {
			amend: 'need.edit',
			link: 'need.edit',
			changeState: 'need.triage',
			amendWording: 'need.propose',
			ask: 'need.triage',
			withdrawInquiry: 'need.triage',
			answerInquiry: 'need.propose',
			giveAnswer: 'need.answer',
			withdrawAnswer: 'need.answer',
			own: 'need.triage',
			object: 'merger.object',
			answerObjection: 'need.merge',
			split: 'need.merge',
			splitWording: 'need.merge',
			merge: 'need.merge',
		},
	},
	'/[tenant]/sign-in/passkey': { view: 'public.read' },
	'/[tenant]/invitation/[token]': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/new-password/[token]': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/(app)/account': {
		view: 'account.manage',
		actions: {
			amend: 'account.manage',
			password: 'account.manage',
			removePasskey: 'account.manage',
			endOthers: 'account.manage',
		},
	},
	'/[tenant]/(app)/account/passkeys': { view: 'account.manage' },
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
	'/[tenant]/unsubscribe/[token]': { view: 'public.read', actions: { default: 'public.read' } },
	'/[tenant]/(app)/account/mail': { view: 'account.manage', actions: { default: 'account.manage' } },
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
	'/[tenant]/(app)/plans': { view: 'plan.read', actions: { add: 'plan.prepare' } },
	'/[tenant]/(app)/plans/[portfolio]/(tabs)': { view: 'plan.read', actions: { add: 'plan.prepare' } },
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/budget': { view: 'plan.read', actions: { set: 'plan.prepare' } },
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/calendar': {
		view: 'plan.read',
		actions: { add: 'plan.prepare', offer: 'plan.prepare', remove: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/(tabs)/adopted': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/compare': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]': {
		view: 'plan.read',
		actions: {
			solve: 'plan.prepare',
			stop: 'plan.prepare',
			settle: 'plan.prepare',
			unpin: 'plan.prepare',
			withdraw: 'plan.prepare',
		},
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/adoption': {
		view: 'plan.adopt',
		actions: { adopt: 'plan.adopt' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/edit': {
		view: 'plan.prepare',
		actions: {
			amend: 'plan.prepare',
			copy: 'plan.prepare',
			archive: 'plan.prepare',
			restore: 'plan.prepare',
		},
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/export': { view: 'plan.read' },
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/fairness': {
		view: 'plan.read',
		actions: { guarantee: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/needs/[need]': {
		view: 'plan.read',
		actions: { give: 'plan.prepare', pin: 'plan.prepare', unpin: 'plan.prepare' },
	},
	'/[tenant]/(app)/plans/[portfolio]/scenarios/[scenario]/progress': { view: 'plan.read' },
	'/[tenant]/(app)/plans/adopted/[plan]': {
		view: 'plan.read',
		actions: { publish: 'plan.publish', withdraw: 'plan.publish' },
	},
	'/[tenant]/(app)/plans/adopted/[plan]/export': { view: 'plan.read' },
};
