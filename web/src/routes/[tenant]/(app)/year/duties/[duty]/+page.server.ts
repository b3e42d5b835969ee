import { CompletionDraft, Marked, OccurrenceMove } from '#domain/governance/duty/duty.ts';
import * as duties from '#domain/governance/duty/duty.server.ts';
import * as occurrences from '#domain/governance/duty/occurrence.server.ts';
import { stateOf } from '#domain/governance/duty/occurrence.ts';
import { SubjectChoice } from '#domain/governance/meeting/agenda.ts';
import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import { mayWrite, meetingNumber } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as reviews from '#domain/strategy/review-task/review-task.server.ts';
import { form } from '#platform/form.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals, params, url, cookies }) => {
	const day = today();
	const {
		duty,
		occurrences: all,
		mayMark,
	} = await duties.get(locals.actor, knownId(params.duty, 'duty'), day);
	const times = all.map((one) => ({ ...one, state: stateOf(one, day) })).reverse();
	// The one asked for, or the oldest that waits for somebody to say something.
	const asked = times.find(({ id }) => id === url.searchParams.get('mark'));
	const open = times.findLast(({ outcome }) => outcome === null) ?? null;
	const tasks = locals.actor.may('strategy.read')
		? await reviews.list(locals.actor, { dutyId: duty.id, onlyOpen: true }, day)
		: [];
	const lost = tasks.map(({ strategyId, strategy, number }) => ({ strategyId, strategy, number }));
	const coming = (await meetings.list(locals.actor, { bodyId: duty.bodyId }, day)).filter(
		(one) => mayWrite(one) && (one.state === 'planned' || one.state === 'open'),
	);
	return {
		duty,
		lost,
		times,
		marked: asked ?? open,
		mayMark,
		today: day,
		meetings: coming
			.map((one) => ({
				value: one.id,
				label: `${meetingNumber(one)}, ${formatDay(locals.locale, one.heldOn)}`,
			}))
			.reverse(),
		flash: takeFlash(cookies),
	};
};

function telling(key: string) {
	return {
		then(_: unknown, { cookies, url }: RequestEvent) {
			setFlash(cookies, { key });
			return url.pathname;
		},
	};
}

export const actions = {
	complete: form(CompletionDraft, occurrences.complete, telling('year.marked')),
	reopen: form(Marked, occurrences.reopen, telling('year.unmarked')),
	move: form(OccurrenceMove, occurrences.move, telling('year.dayMoved')),
	take: form(SubjectChoice, (actor, choice) => agenda.takeUp(actor, choice), {
		then: (_, { locals }, { meetingId }) => `/${locals.actor.tenantSlug}/year/meetings/${meetingId}`,
	}),
};
