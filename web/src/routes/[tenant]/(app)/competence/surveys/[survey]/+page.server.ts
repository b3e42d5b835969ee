import { FEWEST } from '#domain/competence/disclosure/disclosure.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { SurveyChange, SurveyOf } from '#domain/competence/survey/survey.ts';
import * as surveys from '#domain/competence/survey/survey.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as reminders from '#domain/competence/survey/reminder.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const survey = await surveys.get(actor, params.survey);
	const [all, sent, everyRole, everyArea] = await Promise.all([
		frameworks.list(actor),
		reminders.listSent(actor, survey.id),
		roles.list(actor),
		areas.list(actor),
	]);
	return {
		survey,
		frameworks: all,
		roles: everyRole.map(({ id, name }) => ({ id, name })),
		areas: everyArea.map(({ id, name }) => ({ id, name })),
		isFew: survey.asked < FEWEST,
		sent,
		asks: (['close', 'remove'] as const).find((act) => url.searchParams.get('ask') === act),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	amend: form(SurveyChange, (actor, change) => surveys.amend(actor, change), telling('common.saved')),
	close: form(SurveyOf, (actor, given) => surveys.closeNow(actor, given), telling('competence.surveyClosed')),
	remind: form(SurveyOf, reminders.remindNow, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'competence.justReminded', values: { count } });
			return url.pathname;
		},
	}),
	remove: form(SurveyOf, surveys.remove, {
		then(_, { cookies, locals }) {
			setFlash(cookies, { key: 'competence.surveyRemoved' });
			return `/${locals.actor.tenantSlug}/competence/surveys`;
		},
	}),
};
