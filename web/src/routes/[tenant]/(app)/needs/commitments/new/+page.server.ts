import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { ListDraft } from '#domain/portfolio/commitment/commitment-list.ts';
import * as lists from '#domain/portfolio/commitment/commitment-list.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals: { actor }, url }) => {
	const year = Number(url.searchParams.get('year'));
	const isYear = Number.isInteger(year) && year >= 2000 && year <= 2100;
	const [offer, all] = await Promise.all([
		lists.offer(actor, { planId: url.searchParams.get('from'), year: isYear ? year : null }),
		units.list(actor),
	]);
	const open = all.filter(({ closedOn }) => !closedOn);
	return { offer, units: open.map(({ id, name, serviceArea }) => ({ id, name, serviceArea })) };
};

export const actions = {
	make: form(ListDraft, lists.make, {
		then: (id, { params }) => `/${params['tenant']}/needs/commitments/${id}`,
	}),
};
