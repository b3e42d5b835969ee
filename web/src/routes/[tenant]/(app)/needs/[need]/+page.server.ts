import * as commitments from '#domain/portfolio/commitment/commitment.server.ts';
import * as consolidation from '#domain/portfolio/consolidation/consolidation.server.ts';
import { ObjectionAnswer, ObjectionDraft } from '#domain/portfolio/consolidation/objection.ts';
import * as objections from '#domain/portfolio/consolidation/objection.server.ts';
import * as splitting from '#domain/portfolio/consolidation/split.server.ts';
import * as standingNeeds from '#domain/portfolio/consolidation/standing-need.server.ts';
import { AnswerDraft, InquiryDraft, InquiryWithdrawal } from '#domain/portfolio/inquiry/inquiry.ts';
import * as inquiries from '#domain/portfolio/inquiry/inquiry.server.ts';
import { OwnerChange } from '#domain/portfolio/need/need-owner.ts';
import * as owners from '#domain/portfolio/need/need-owner.server.ts';
import {
	OfficialAnswerDraft,
	OfficialAnswerWithdrawal,
} from '#domain/portfolio/official-answer/official-answer.ts';
import * as officialAnswers from '#domain/portfolio/official-answer/official-answer.server.ts';
import * as technologyNeeds from '#domain/portfolio/technology-need/technology-need.server.ts';
import { NeedFacts, NeedLinks, StateChange } from '#domain/portfolio/need/need.ts';
import { Merge, Split, WordingSplit } from '#domain/portfolio/need/merger.ts';
import * as details from '#domain/portfolio/need/need-detail.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { WordingChange } from '#domain/portfolio/need/wording.ts';
import * as backlog from '#domain/portfolio/system-need/system-need.server.ts';
import * as wordings from '#domain/portfolio/need/wording.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** What a need rests on beside other needs. */
async function tiesOf(actor: Actor, needId: string) {
	const [technologies, systems] = await Promise.all([
		actor.may('technology.read') ? technologyNeeds.listOfNeed(actor, needId) : [],
		backlog.systemsOf(actor, needId),
	]);
	return { technologies, systems };
}

export const load = async ({ locals, params, url, cookies }) => {
	const { actor } = locals;
	const isEditor = actor.may('need.edit');
	const id = knownId(params.need, 'need');
	const [need, choices, asked, answers, owner, ownerChoices, consolidated, against, committed, ties] =
		await Promise.all([
			details.get(actor, id),
			isEditor ? details.choices(actor) : null,
			inquiries.listOfNeed(actor, id),
			officialAnswers.list(actor, id),
			owners.ownerOf(actor, id),
			actor.may('need.triage') ? owners.ownerChoices(actor) : null,
			standingNeeds.get(actor, id),
			objections.listAgainst(actor, id),
			commitments.ofNeed(actor, id),
			tiesOf(actor, id),
		]);
	const justMerged = url.searchParams.get('merged')?.split(',') ?? [];
	return {
		need,
		choices,
		inquiries: asked,
		answers,
		owner,
		ownerChoices,
		consolidated,
		objections: against,
		committed,
		...ties,
		ownUnits: actor.unitIds,
		justMerged: need.merged.map(({ mergerId }) => mergerId).filter((id) => justMerged.includes(id)),
		splitFrom: url.searchParams.get('from'),
		flash: takeFlash(cookies),
	};
};

const saved = {
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key: 'common.saved' });
		return url.pathname;
	},
};

export const actions = {
	amend: form(NeedFacts, needs.amend, saved),
	link: form(NeedLinks, needs.link, saved),
	changeState: form(StateChange, needs.changeState, saved),
	amendWording: form(WordingChange, wordings.amendWording, saved),
	ask: form(InquiryDraft, inquiries.ask, saved),
	withdrawInquiry: form(InquiryWithdrawal, inquiries.withdraw, saved),
	answerInquiry: form(AnswerDraft, inquiries.answer, saved),
	giveAnswer: form(OfficialAnswerDraft, officialAnswers.give, saved),
	withdrawAnswer: form(OfficialAnswerWithdrawal, officialAnswers.withdraw, saved),
	own: form(OwnerChange, owners.setOwner, saved),
	object: form(ObjectionDraft, objections.object, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'consolidation.objected' });
			return url.pathname;
		},
	}),
	answerObjection: form(ObjectionAnswer, objections.answer, saved),
	split: form(Split, splitting.split, {
		then({ needIds }, { cookies, params, locals }) {
			setFlash(cookies, { key: 'need.splitNow' });
			const [first] = needIds;
			return needIds.length === 1
				? `/${locals.actor.tenantSlug}/needs/${first}?from=${params['need']}`
				: `/${locals.actor.tenantSlug}/needs/${params['need']}`;
		},
	}),
	splitWording: form(WordingSplit, splitting.splitWordings, {
		then({ id, number }, { cookies, locals, params }) {
			setFlash(cookies, { key: 'need.proposed', values: { number } });
			return `/${locals.actor.tenantSlug}/needs/${id}?from=${params['need']}`;
		},
	}),
	merge: form(
		Merge,
		async (actor, wanted) => ({ into: wanted.into, ...(await consolidation.mergeAsTheyAre(actor, wanted)) }),
		{
			then: ({ into, mergerIds }, { locals }) =>
				`/${locals.actor.tenantSlug}/needs/${into}?merged=${mergerIds.join(',')}`,
		},
	),
};
