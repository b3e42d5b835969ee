import { ListChange, ListVersion } from '#domain/portfolio/commitment/commitment-list.ts';
import * as lists from '#domain/portfolio/commitment/commitment-list.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { byItem, byUnit, figuresOf, together } from './list-views.ts';

const views = ['units', 'items', 'together'] as const;

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const { items, units, answers, said, ...list } = await lists.get(
		actor,
		knownId(params.list, 'commitment_list'),
	);
	const whole = { items, units, answers, said };
	const asked = url.searchParams.get('view');
	const view = views.find((one) => one === asked) ?? 'units';
	return {
		list,
		view,
		figures: figuresOf(whole),
		units: view === 'units' ? byUnit(whole) : [],
		items: view === 'items' ? byItem(whole) : [],
		together: view === 'together' ? together(whole) : null,
		mayManage: actor.may('commitment.manage'),
		mine: actor.may('commitment.answer') ? (actor.unitIds ?? null) : [],
		flash: takeFlash(cookies),
	};
};

const then = (_: unknown, { cookies, url }: { cookies: Parameters<typeof setFlash>[0]; url: URL }) => {
	setFlash(cookies, { key: 'common.saved' });
	return url.pathname;
};

export const actions = {
	amend: form(ListChange, lists.amend, { then }),
	close: form(ListVersion, lists.close, { then }),
	reopen: form(ListVersion, lists.reopen, { then }),
	remind: form(ListVersion, lists.remind, {
		then: (count, { cookies, url }) => {
			setFlash(cookies, { key: 'commitment.reminded', values: { count } });
			return url.pathname;
		},
	}),
};
