import { Beginning, minutesFor, Saying, Submission } from '#domain/competence/assessment/assessment.ts';
import * as assessments from '#domain/competence/assessment/assessment.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { namesOf } from '#domain/competence/survey/audience.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

/** Which question: by its number, where the last of them leads to the end; else the first without an answer. */
function stepOf(asked: string | null, answered: readonly boolean[]): number {
	const number =
		asked && /^\d{1,3}$/.test(asked) ? Number(asked) : answered.indexOf(false) + 1 || answered.length + 1;
	return Math.min(Math.max(number, 1), answered.length + 1);
}

export const load = async ({ locals: { actor }, params, url }) => {
	const { survey, assessment, isAsked, usual, questions } = await assessments.own(actor, params.survey);
	const { id, name, greeting, closesOn, state } = survey;
	const told = { survey: { id, name, greeting, closesOn, state }, isAsked };
	const asked = url.searchParams.get('q');
	if (!assessment || asked === 'start' || state !== 'open') {
		const [allRoles, allAreas] = await Promise.all([roles.list(actor), areas.list(actor)]);
		const place = { roleId: assessment?.roleId ?? usual.roleId, areaId: assessment?.areaId ?? usual.areaId };
		const options = ({ id: value, name: label }: { id: string; name: string }) => ({ value, label });
		const choices = { roles: allRoles.map(options), areas: allAreas.map(options) };
		const audience = { roles: namesOf(allRoles, survey.roleIds), areas: namesOf(allAreas, survey.areaIds) };
		return {
			...told,
			view: 'start' as const,
			place,
			audience,
			...choices,
			minutes: minutesFor(Math.min(questions.length, 30)),
		};
	}
	const answered = questions.map(({ said }) => said !== null);
	const step = stepOf(asked, answered);
	const counts = { step, total: questions.length, answered: answered.filter(Boolean).length };
	const question = questions[step - 1];
	if (!question) {
		const missing = questions.flatMap(({ code, names, said }, at) =>
			said ? [] : [{ code, names, step: at + 1 }],
		);
		const { wish, submittedAt } = assessment;
		return { ...told, view: 'end' as const, ...counts, missing, wish, isGiven: submittedAt !== null };
	}
	return {
		...told,
		view: 'question' as const,
		...counts,
		question,
		minutes: minutesFor(counts.total - counts.answered),
	};
};

export const actions = {
	begin: form(Beginning, assessments.begin, { then: (_, { url }) => url.pathname }),
	say: form(Saying, assessments.answer, {
		then: (_, { url }) => `${url.pathname}?q=${Number(url.searchParams.get('q') ?? 0) + 1}`,
	}),
	submit: form(Submission, assessments.submit, {
		then(_, { cookies, locals }) {
			setFlash(cookies, { key: 'competence.justGiven' });
			return `/${locals.actor.tenantSlug}/competence`;
		},
	}),
};
