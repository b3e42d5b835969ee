import * as v from 'valibot';
import { MeasureChange, MeasureRetirement } from '#domain/strategy/measure/measure.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { measureChoices } from '../../measure-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { measure } = await measures.get(actor, params.measure);
	return { measure, choices: await measureChoices(actor, measure.goalId) };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/strategy/measures/${params['measure']}`;
	},
});

export const actions = {
	amend: form(MeasureChange, measures.amend, telling('common.saved')),
	retire: form(MeasureRetirement, measures.retire, telling('measure.justRetired')),
	restore: form(v.pick(MeasureRetirement, ['id']), measures.restore, telling('measure.justRestored')),
};
