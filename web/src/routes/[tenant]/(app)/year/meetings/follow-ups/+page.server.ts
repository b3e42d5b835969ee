import { FollowUpChoice, FollowUpCompletion } from '#domain/governance/follow-up/follow-up.ts';
import * as followUps from '#domain/governance/follow-up/follow-up.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals, cookies }) => {
	const day = today();
	return { ...(await followUps.listOpen(locals.actor, day)), today: day, flash: takeFlash(cookies) };
};

/** Back to where it was pressed: the front page tells of them too. */
function back({ cookies, locals, url }: RequestEvent, key: string) {
	if (url.searchParams.get('from') === 'front') return `/${locals.actor.tenantSlug}`;
	setFlash(cookies, { key });
	return url.pathname;
}

const outcomeKeys = { done: 'meeting.followUpDone', dropped: 'meeting.followUpDropped' } as const;

export const actions = {
	complete: form(FollowUpCompletion, followUps.complete, {
		then: (_, event, { outcome }) => back(event, outcomeKeys[outcome]),
	}),
	reopen: form(FollowUpChoice, followUps.reopen, {
		then: (_, event) => back(event, 'meeting.followUpReopened'),
	}),
};
