import * as v from 'valibot';
import { CompetenceOf, FrameworkChange } from '#domain/competence/framework/framework.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, params, url, cookies }) => ({
	...(await frameworks.get(actor, params.framework)),
	mayManage: actor.may('competence.manage'),
	isRemoving: url.searchParams.has('remove'),
	flash: takeFlash(cookies),
});

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	amend: form(FrameworkChange, frameworks.amend, telling('common.saved')),
	retire: form(CompetenceOf, frameworks.retireCompetence, telling('competence.justRetired')),
	restore: form(CompetenceOf, frameworks.restoreCompetence, telling('competence.justRestored')),
	remove: form(v.object({ id: Id }), frameworks.remove, {
		then(_, { cookies, locals }) {
			setFlash(cookies, { key: 'competence.frameworkRemoved' });
			return `/${locals.actor.tenantSlug}/competence/frameworks`;
		},
	}),
};
