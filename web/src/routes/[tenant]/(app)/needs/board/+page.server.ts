import { nextStates, StateChange } from '#domain/portfolio/need/need.ts';
import * as needList from '#domain/portfolio/need/need-list.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => {
	const columns = await needList.board(locals.actor);
	return {
		columns: columns.map((column) => ({ ...column, next: nextStates(column.state) })),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	move: form(StateChange, needs.changeState, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'common.saved' });
			return url.pathname;
		},
	}),
};
