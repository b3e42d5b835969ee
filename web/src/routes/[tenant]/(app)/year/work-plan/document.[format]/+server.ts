import * as documents from '#domain/exchange/document/document.server.ts';
import { workPlanReport } from '#domain/governance/work-plan/work-plan-report.server.ts';
import * as workPlans from '#domain/governance/work-plan/work-plan.server.ts';
import { found } from '#platform/refusal.ts';
import { documentAnswer, formatIn, languageIn } from '../../../../document-answer.ts';
import { askedIn } from '../asked.ts';

export const GET = async ({ locals, params, url, request }) => {
	const format = formatIn(params.format);
	const language = languageIn(url, locals.locale);
	const asked = { ...askedIn(url), isBudget: false };
	const { state, content } = found(await workPlans.view(locals.actor, asked), 'service_area');
	if (state?.adoptedOn) {
		const kept = { subject: 'work_plan' as const, id: state.id, format, language };
		return documentAnswer(request, await documents.file(locals.actor, kept));
	}
	const report = await workPlanReport(locals.actor, content, { adoptedOn: null, language });
	return documentAnswer(request, await documents.live(report, format));
};
