import * as v from 'valibot';
import { BodyChange, BodyRetirement } from '#domain/governance/body/body.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { bodyChoices } from '../../body-choices.server.ts';

export const load = async ({ locals, params }) => ({
	body: await bodies.get(locals.actor, knownId(params.body, 'body')),
	choices: await bodyChoices(locals.actor, locals.locale),
});

function telling(key: string) {
	return {
		then(_: unknown, { cookies, locals, params }: RequestEvent) {
			setFlash(cookies, { key });
			return `/${locals.actor.tenantSlug}/year/bodies/${params['body']}`;
		},
	};
}

export const actions = {
	amend: form(BodyChange, bodies.amend, telling('year.bodySaved')),
	retire: form(BodyRetirement, bodies.retire, telling('year.bodyRetired')),
	restore: form(v.pick(BodyRetirement, ['id']), bodies.restore, telling('year.bodyRestored')),
};
