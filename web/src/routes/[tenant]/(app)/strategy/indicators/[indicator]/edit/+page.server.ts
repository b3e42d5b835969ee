import * as v from 'valibot';
import { IndicatorChange, IndicatorRetirement } from '#domain/strategy/indicator/indicator.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { goalOptions } from '../../goal-options.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const indicator = await indicators.get(actor, params.indicator);
	const goals = await goalOptions(actor, indicator.goalId);
	return { indicator, goals, year: Number(today().slice(0, 4)) };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/strategy/indicators/${params['indicator']}`;
	},
});

export const actions = {
	amend: form(IndicatorChange, indicators.amend, telling('common.saved')),
	retire: form(IndicatorRetirement, indicators.retire, telling('indicator.justRetired')),
	restore: form(v.pick(IndicatorRetirement, ['id']), indicators.restore, telling('indicator.justRestored')),
};
