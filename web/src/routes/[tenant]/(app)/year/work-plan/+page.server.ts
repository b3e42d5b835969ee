import { linksOf, liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as workPlans from '#domain/governance/work-plan/work-plan.server.ts';
import { PlanAdoption, PlanAgenda, PlanForm, PlanPreface } from '#domain/governance/work-plan/work-plan.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { askedIn } from './asked.ts';

export const load = async ({ locals, url, cookies }) => {
	const { actor, locale } = locals;
	const asked = askedIn(url);
	const day = today();
	const view = await workPlans.view(actor, asked, day);
	const place = { root: `${url.pathname}/document`, locale };
	const { state, area, content } = view ?? {};
	const query = `area=${area?.areaId}&year=${content?.year}`;
	return {
		view,
		isBudget: asked.isBudget,
		next: area?.bodyId && !state?.meetingId ? await meetings.nextDayOf(actor, area.bodyId, day) : null,
		mayManage: actor.may('review.manage'),
		download: state?.adoptedOn
			? await linksOf(actor, 'work_plan', state.id, { ...place, query })
			: await liveLinks({ ...place, query }),
		flash: takeFlash(cookies),
	};
};

const here = (locals: App.Locals, draft: { areaId: string; year?: number }) =>
	`/${locals.actor.tenantSlug}/year/work-plan?area=${draft.areaId}${draft.year ? `&year=${draft.year}` : ''}`;

export const actions = {
	form: form(PlanForm, workPlans.setForm, {
		then(_, { locals }, draft) {
			return here(locals, draft);
		},
	}),
	preface: form(PlanPreface, workPlans.setPreface, {
		then(_, { locals }, draft) {
			return here(locals, draft);
		},
	}),
	agenda: form(PlanAgenda, (actor, choice) => workPlans.makeAgenda(actor, choice), {
		then(meetingId, { locals, cookies }) {
			setFlash(cookies, { key: 'review.plan.onAgenda' });
			return `/${locals.actor.tenantSlug}/year/meetings/${meetingId}`;
		},
	}),
	adopt: form(PlanAdoption, (actor, choice) => workPlans.adopt(actor, choice), {
		then(_, { locals, cookies }, draft) {
			setFlash(cookies, { key: 'review.plan.adoptedFlash' });
			return here(locals, draft);
		},
	}),
};
