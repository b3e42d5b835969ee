import { PriceQuestion } from '#domain/governance/post-price/post-price.ts';
import * as prices from '#domain/governance/post-price/post-price.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals: { actor }, params }) => ({
	...(await prices.view(actor, params.position)),
	day: today(),
	mayAsk: actor.may('plan.prepare'),
});

export const actions = {
	ask: form(PriceQuestion, prices.ask, { then: (_, { url }) => url.pathname }),
};
