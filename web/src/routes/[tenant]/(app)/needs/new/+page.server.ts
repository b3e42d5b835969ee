import { NeedDraft } from '#domain/portfolio/need/need.ts';
import * as details from '#domain/portfolio/need/need-detail.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals }) => {
	const { actor } = locals;
	const { units } = await details.choices(actor);
	const { unitIds } = actor;
	return { units: unitIds ? units.filter(({ id }) => unitIds.includes(id)) : units };
};

export const actions = {
	propose: form(NeedDraft, needs.propose, {
		then({ id, number }, { cookies, locals }) {
			setFlash(cookies, { key: 'need.proposed', values: { number } });
			return `/${locals.actor.tenantSlug}/needs/${id}`;
		},
	}),
};
