import * as reviews from '#domain/governance/review/review.server.ts';
import { isOpen, RoundDecision } from '#domain/governance/review/review.ts';
import { Settlement } from '#domain/governance/review/verdict.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { mayDecide } from '#domain/governance/meeting/meeting.ts';
import { form } from '#platform/form.server.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { firstDayOf } from '#domain/governance/duty/rule.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const { actor } = locals;
	const { round, items } = await reviews.get(actor, params.review);
	if (!round.meetingId) refuse('meeting_not_open');
	const meeting = await meetings.get(actor, round.meetingId);
	const open = items.filter(isOpen);
	const chosen = items.find(({ id, isGone }) => id === url.searchParams.get('item') && !isGone);
	return {
		round,
		items: items.filter(({ isGone }) => !isGone),
		item: chosen ?? open[0] ?? null,
		open: open.length,
		mayDecide: round.state === 'in_meeting' && mayDecide(meeting),
		draft: await reviews.draftOf(actor, round),
		inForceFrom: firstDayOf(round.year + 1, round.yearStarts),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	settle: form(Settlement, (actor, draft) => reviews.settle(actor, draft), {
		then(_, { locals, params }) {
			return `/${locals.actor.tenantSlug}/year/reviews/${params['review']}/meeting`;
		},
	}),
	conclude: form(RoundDecision, (actor, choice) => reviews.conclude(actor, choice), {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'review.concludedFlash' });
			return `/${locals.actor.tenantSlug}/year/reviews/${params['review']}`;
		},
	}),
};
