import type { FoundKind } from './found-kind.ts';
import * as store from './search.store.server.ts';

const upkeep = new Set(['need.nudged']);
const sweeping = new Set(['import_run.finished', 'import_run.undone']);

/** What a body has gone through is found once its meeting is closed. */
const opensToAll = new Set(['meeting.closed', 'meeting.reopened']);

/** Everything that can be found. */
export const foundKinds: readonly FoundKind[] = [
	{
		kind: 'need',
		permission: 'need.read',
		hiddenState: 'merged',
		loadAfter: (db, after, limit) => store.needs(db, { after, limit }),
		loadByIds: (db, ids) => store.needs(db, { ids }),
		touchedBy({ verb, subjectType, subjectId }) {
			if (subjectType === 'need') return [subjectId];
			if (verb === 'service_unit.amended') return 'all';
			const isMany = sweeping.has(verb) || (verb.startsWith('need.') && !upkeep.has(verb));
			return isMany ? 'all' : [];
		},
		relatives: store.relatedNeeds,
	},
	{
		kind: 'goal',
		permission: 'strategy.read',
		hiddenState: 'retired',
		loadAfter: (db, after, limit) => store.goals(db, { after, limit }),
		loadByIds: (db, ids) => store.goals(db, { ids }),
		touchedBy({ subjectType, subjectId }) {
			if (subjectType === 'goal') return [subjectId];
			return subjectType === 'strategy' ? 'all' : [];
		},
	},
	{
		kind: 'measure',
		permission: 'plan.read',
		loadAfter: (db, after, limit) => store.measures(db, { after, limit }),
		loadByIds: (db, ids) => store.measures(db, { ids }),
		touchedBy: ({ subjectType }) => (subjectType === 'plan' || subjectType === 'measure' ? 'all' : []),
	},
	{
		kind: 'clause',
		permission: 'strategy.read',
		loadAfter: (db, after, limit) => store.clauses(db, { after, limit }),
		loadByIds: (db, ids) => store.clauses(db, { ids }),
		touchedBy: ({ subjectType }) => (subjectType === 'strategy' ? 'all' : []),
	},
	{
		kind: 'decision',
		permission: 'meeting.read',
		loadAfter: (db, after, limit) => store.decisions(db, { after, limit }),
		loadByIds: (db, ids) => store.decisions(db, { ids }),
		touchedBy: ({ verb }) => (opensToAll.has(verb) ? 'all' : []),
	},
	{
		kind: 'meeting',
		permission: 'meeting.read',
		loadAfter: (db, after, limit) => store.meetings(db, { after, limit }),
		loadByIds: (db, ids) => store.meetings(db, { ids }),
		touchedBy: ({ verb, subjectId }) => (opensToAll.has(verb) ? [subjectId] : []),
	},
];
