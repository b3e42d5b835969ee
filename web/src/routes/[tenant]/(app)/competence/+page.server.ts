import { Erasure } from '#domain/competence/assessment/assessment.ts';
import * as assessments from '#domain/competence/assessment/assessment.server.ts';
import { ShareDraft, ShareOf } from '#domain/competence/share/share.ts';
import * as shares from '#domain/competence/share/share.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const [all, results, own, others, withMe] = await Promise.all([
		assessments.listOpen(actor),
		assessments.results(actor),
		shares.listOwn(actor),
		shares.listOthers(actor),
		shares.listWithMe(actor),
	]);
	const chosen = results.find(({ survey }) => survey.id === url.searchParams.get('survey')) ?? results[0];
	return {
		open: all.map(({ id, name, closesOn }) => {
			const begun = results.find(({ survey }) => survey.id === id);
			return { id, name, closesOn, isBegun: begun !== undefined, isGiven: !!begun?.assessment.submittedAt };
		}),
		results: results.map(({ survey }) => ({ id: survey.id, name: survey.name })),
		chosen: chosen && {
			...{ surveyId: chosen.survey.id, survey: chosen.survey.name, state: chosen.survey.state },
			...{ role: chosen.assessment.role, wish: chosen.assessment.wish, earlier: chosen.earlier },
			rows: chosen.rows,
		},
		shares: own,
		others,
		withMe,
		isErasing: url.searchParams.has('erase'),
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
	share: form(ShareDraft, shares.share, telling('competence.justShared')),
	withdraw: form(ShareOf, shares.withdraw, telling('competence.justWithdrawn')),
	erase: form(Erasure, assessments.erase, telling('competence.justErased')),
};
