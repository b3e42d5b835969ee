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
function telling(key: string) {
	return {
		then(_: unknown, { cookies, locals, url }: RequestEvent) {
			const front = `/${locals.actor.tenantSlug}`;
			const isFromFront = url.searchParams.get('from') === 'front';
			if (!isFromFront) setFlash(cookies, { key });
			return isFromFront ? front : url.pathname;
		},
	};
}

export const actions = {
	complete: form(FollowUpCompletion, followUps.complete, telling('meeting.followUpDone')),
	reopen: form(FollowUpChoice, followUps.reopen, telling('meeting.followUpReopened')),
};
