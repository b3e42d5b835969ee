import {
	ActUndo,
	GroupChoice,
	GroupMerge,
	GroupState,
} from '#domain/portfolio/consolidation/consolidation-act.ts';
import * as consolidation from '#domain/portfolio/consolidation/consolidation.server.ts';
import * as undoing from '#domain/portfolio/consolidation/undo.server.ts';
import * as workbench from '#domain/portfolio/consolidation/workbench.server.ts';
import { fits } from '#domain/portfolio/consolidation/workbench.ts';
import { form } from '#platform/form.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { afterAct, filtersIn } from './consolidate-address.ts';

const MOST_SHOWN = 300;

export const load = async ({ locals, url, cookies }) => {
	const filters = filtersIn(url);
	const { groups, tally, areas } = await workbench.open(locals.actor);
	const shown = groups.filter((group) => fits(group, filters));
	return {
		groups: shown.slice(0, MOST_SHOWN),
		total: shown.length,
		views: {
			open: groups.filter(({ laterActId }) => !laterActId).length,
			later: groups.filter(({ laterActId }) => laterActId).length,
		},
		tally,
		areas,
		filters,
		at: Number(url.searchParams.get('at')) || null,
		doneAct: url.searchParams.get('act'),
		doneKind: url.searchParams.get('did'),
		flash: takeFlash(cookies),
	};
};

const did = (kind: string) => ({
	then: ({ actId }: { actId: string }, { url }: RequestEvent) => afterAct(url, { act: actId, did: kind }),
});
const undone = {
	then: ({ id, needIds }: undoing.Undone, { url }: RequestEvent) =>
		afterAct(url, { undone: id, need: needIds[0] ?? '' }),
};

export const actions = {
	merge: form(GroupMerge, consolidation.merge, did('merge')),
	different: form(GroupChoice, consolidation.tellChosenApart, did('different')),
	part: form(GroupChoice, consolidation.makeParts, did('part')),
	wait: form(GroupChoice, consolidation.makeWait, did('wait')),
	later: form(GroupChoice, consolidation.postpone, did('later')),
	state: form(GroupState, consolidation.changeState, did('state')),
	undo: form(ActUndo, undoing.undo, undone),
	undoLatest: form(v.object({}), undoing.undoLatest, undone),
};
