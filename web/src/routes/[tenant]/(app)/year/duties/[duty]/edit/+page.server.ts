import * as v from 'valibot';
import { DutyChange, DutyRetirement } from '#domain/governance/duty/duty.ts';
import * as duties from '#domain/governance/duty/duty.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { dutyChoices } from '../../duty-choices.server.ts';

export const load = async ({ locals, params }) => {
	const { duty } = await duties.get(locals.actor, knownId(params.duty, 'duty'));
	return { duty, choices: await dutyChoices(locals.actor, duty.bodyId) };
};

function telling(key: string) {
	return {
		then(_: unknown, { cookies, locals, params }: RequestEvent) {
			setFlash(cookies, { key });
			return `/${locals.actor.tenantSlug}/year/duties/${params['duty']}`;
		},
	};
}

export const actions = {
	amend: form(DutyChange, duties.amend, telling('year.dutySaved')),
	retire: form(DutyRetirement, duties.retire, telling('year.dutyRetired')),
	restore: form(v.pick(DutyRetirement, ['id']), duties.restore, telling('year.dutyRestored')),
};
