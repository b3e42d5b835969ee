import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import { DifferenceAnswer } from '#domain/portfolio/measure-offer/measure-offer.ts';
import * as offers from '#domain/portfolio/measure-offer/measure-offer.server.ts';
import { Saying } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { standingOf } from '#domain/strategy/measure/measure-state.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { hostedIn } from './hosted.server.ts';

export const load = async ({ locals: { actor, locale }, params, cookies }) => {
	const view = await measures.get(actor, params.measure);
	const mayManage = actor.may('measure.manage');
	const isFollowed = mayManage && view.measure.source === 'need';
	const [difference] = isFollowed ? await offers.differences(actor, view.measure.id) : [];
	const day = today();
	const { id, retiredOn } = view.measure;
	return {
		...view,
		standing: standingOf(view.measure, day),
		difference: difference ?? null,
		residents: await publicity.ofItems(actor, 'measure', retiredOn ? [] : [id]),
		hosted: await hostedIn(actor, locale, id),
		mayManage,
		today: day,
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
	say: form(Saying, measures.say, telling('measure.justSaid')),
	take: form(DifferenceAnswer, offers.takeDifference, telling('measure.planTaken')),
	leave: form(DifferenceAnswer, offers.leaveDifference, telling('measure.planLeft')),
};
