import { DifferenceAnswer, Taking } from '#domain/portfolio/measure-offer/measure-offer.ts';
import * as offers from '#domain/portfolio/measure-offer/measure-offer.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, cookies }) => {
	const [open, differences, all] = await Promise.all([
		offers.offers(actor),
		offers.differences(actor),
		goals.list(actor),
	]);
	return {
		offers: open,
		differences,
		goals: all.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	add: form(Taking, offers.take, {
		then(made, { cookies, url }) {
			setFlash(cookies, { key: 'measure.taken', values: { count: made.length } });
			return url.pathname;
		},
	}),
	take: form(DifferenceAnswer, offers.takeDifference, telling('measure.planTaken')),
	leave: form(DifferenceAnswer, offers.leaveDifference, telling('measure.planLeft')),
};
