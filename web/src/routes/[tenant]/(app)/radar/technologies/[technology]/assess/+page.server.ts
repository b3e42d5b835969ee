import { AssessmentDraft } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { nextReview } from '../../../review-day.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { technology, history } = await technologies.get(actor, params.technology);
	const { id, name, ring } = technology;
	const day = today();
	return { technology: { id, name, ring }, sequence: history[0]!.sequence, day, reviewOn: nextReview(day) };
};

export const actions = {
	default: form(AssessmentDraft, (actor, draft) => technologies.assess(actor, draft), {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'radar.justAssessed' });
			return `/${locals.actor.tenantSlug}/radar/technologies/${params['technology']}`;
		},
	}),
};
