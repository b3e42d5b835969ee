import { ActUndo } from '#domain/portfolio/consolidation/consolidation-act.ts';
import * as trail from '#domain/portfolio/consolidation/trail.server.ts';
import * as undoing from '#domain/portfolio/consolidation/undo.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals, url, cookies }) => {
	const table = tableState(url, { size: 30 });
	const { acts, all, live } = await trail.list(locals.actor, table);
	return { acts, all, live, table, flash: takeFlash(cookies) };
};

export const actions = {
	undo: form(ActUndo, undoing.undo, {
		then({ number }, { cookies, url }) {
			setFlash(cookies, { key: 'consolidation.undoneAct', values: { number } });
			const page = url.searchParams.get('page');
			return page ? `${url.pathname}?page=${encodeURIComponent(page)}` : url.pathname;
		},
	}),
};
