import * as roles from '#domain/organisation/role/role.server.ts';
import { OfferTaken, PeriodDraft, PeriodRemoval } from '#domain/portfolio/portfolio/closed-period.ts';
import * as periods from '#domain/portfolio/portfolio/closed-period.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals, params }) => ({
	periods: await periods.list(locals.actor, params.portfolio),
	roles: (await roles.list(locals.actor)).map(({ id, name }) => ({ id, name })),
});

export const actions = {
	add: form(PeriodDraft, (actor, draft) => periods.add(actor, draft)),
	offer: form(OfferTaken, (actor, offer) => periods.takeOffer(actor, offer)),
	remove: form(PeriodRemoval, (actor, removal) => periods.remove(actor, removal)),
};
