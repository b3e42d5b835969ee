import { PriceQuestion } from '#domain/governance/post-price/post-price.ts';
import * as prices from '#domain/governance/post-price/post-price.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, cookies }) => ({
	...(await prices.view(actor, params.position)),
	day: today(),
	mayAsk: actor.may('plan.prepare'),
	mayManage: actor.may('organisation.manage'),
	flash: takeFlash(cookies),
});

export const actions = {
	ask: form(PriceQuestion, prices.ask, { then: (_, { url }) => url.pathname }),
};
