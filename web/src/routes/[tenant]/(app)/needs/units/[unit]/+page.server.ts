import * as v from 'valibot';
import * as roundAnswers from '#domain/portfolio/round/answer.server.ts';
import { NothingDraft } from '#domain/portfolio/round/round.ts';
import * as unitViews from '#domain/portfolio/round/unit-view.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';

export const load = async ({ locals, params }) => ({
	view: await unitViews.ofUnit(locals.actor, knownId(params.unit, 'service_unit')),
});

export const actions = {
	nothing: form(NothingDraft, roundAnswers.answerNothing, { then: (_, { url }) => url.pathname }),
	takeBack: form(v.pick(NothingDraft, ['unitId']), roundAnswers.takeBack, {
		then: (_, { url }) => url.pathname,
	}),
};
