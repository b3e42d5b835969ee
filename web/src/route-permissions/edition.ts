import type { RoutePermission } from './route-permission.ts';

const strategy = '/[tenant]/(app)/strategy/[strategy]';

/** Editions of a strategy, the tree of documents and the ledger of obligations. */
export const editionRoutes: Record<string, RoutePermission> = {
	// An accountable post closes the reviews of its own strategy; the verb looks at whose it is.
	'/[tenant]/(app)/strategy/hierarchy': {
		view: 'strategy.read',
		actions: { close: 'strategy.read', reopen: 'strategy.read' },
	},
	[`${strategy}/editions`]: { view: 'strategy.read', actions: { draft: 'strategy.manage' } },
	[`${strategy}/editions/[edition]`]: {
		view: 'strategy.read',
		actions: {
			rename: 'strategy.manage',
			revert: 'strategy.manage',
			discard: 'strategy.manage',
			adopt: 'strategy.adopt',
		},
	},
	[`${strategy}/editions/[edition]/[section]`]: {
		view: 'strategy.manage',
		actions: {
			amend: 'strategy.manage',
			preview: 'strategy.manage',
			undo: 'strategy.manage',
			revert: 'strategy.manage',
		},
	},
	[`${strategy}/compare`]: { view: 'strategy.read' },
	[`${strategy}/ledger`]: {
		view: 'year.read',
		actions: { require: 'strategy.manage', release: 'strategy.manage' },
	},
};
