import { linksOf, liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import { costsOf, costSum } from '#domain/governance/post-case/costs.ts';
import {
	CaseChange,
	CaseDecision,
	daysWithout,
	StepChange,
	StepDone,
	StepDraft,
	StepId,
	StepMove,
} from '#domain/governance/post-case/post-case.ts';
import * as cases from '#domain/governance/post-case/post-case.server.ts';
import * as steps from '#domain/governance/post-case/step.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { postChoices } from '../../../year/post-choices.server.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const { actor, locale } = locals;
	const day = today();
	const { facts, steps: path, stage, decisions, evidence } = await cases.get(actor, params.case, day);
	const [allBodies, owners, memo, ...frozen] = await Promise.all([
		bodies.list(actor, day),
		postChoices(actor),
		liveLinks({ root: `${url.pathname}/document`, locale }),
		...decisions.map(({ id }) =>
			linksOf(actor, 'post_case', id, { root: `${url.pathname}/decisions/${id}/document`, locale }),
		),
	]);
	const years = costsOf(facts);
	// What is long is told in short here; the memo has it whole.
	const { price, waiting, ...rest } = evidence;
	return {
		day,
		facts,
		path,
		stage,
		evidence: { ...rest, price, waiting: waiting.slice(0, MOST_WAITING) },
		waitingCount: waiting.length,
		waitingDays: waiting.reduce((sum, { days }) => sum + days, 0),
		years,
		sum: costSum(years),
		daysWithout: daysWithout(facts, path),
		decisions: decisions.map((decision, at) => ({ ...decision, download: frozen[at]! })),
		memo,
		bodies: allBodies.flatMap(({ id, name, retiredAt }) => (retiredAt ? [] : { value: id, label: name })),
		owners,
		mayManage: actor.may('post_case.manage') && stage !== 'rejected',
		mayDecide: actor.may('post_case.decide'),
		mayEditPost: actor.may('organisation.manage'),
		flash: takeFlash(cookies),
	};
};

const MOST_WAITING = 8;

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	amend: form(CaseChange, cases.amend, telling('common.saved')),
	addStep: form(StepDraft, steps.add, telling('common.saved')),
	step: form(StepChange, steps.amend, telling('common.saved')),
	done: form(StepDone, steps.complete, telling('case.justDone')),
	reopen: form(StepId, steps.reopen, telling('common.saved')),
	move: form(StepMove, steps.move, telling('common.saved')),
	remove: form(StepId, steps.remove, telling('common.deleted')),
	decide: form(CaseDecision, (actor, decision) => cases.decide(actor, decision), telling('case.justDecided')),
};
