import { ActUndo } from '#domain/portfolio/consolidation/consolidation-act.ts';
import * as trail from '#domain/portfolio/consolidation/trail.server.ts';
import * as undoing from '#domain/portfolio/consolidation/undo.server.ts';
import { form } from '#platform/form.server.ts';
import { refusalText } from '#platform/locale/refusal-words.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals, url, cookies }) => {
	const table = tableState(url, { size: 30 });
	const { acts, all, live } = await trail.list(locals.actor, table);
	const t = await serverWords(locals.locale);
	const whyNot = Object.fromEntries(
		acts.flatMap(({ id, obstacle }) =>
			obstacle ? [[id, refusalText(t, obstacle.code, { number: obstacle.number ?? '' })]] : [],
		),
	);
	return { acts, whyNot, all, live, table, flash: takeFlash(cookies) };
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
