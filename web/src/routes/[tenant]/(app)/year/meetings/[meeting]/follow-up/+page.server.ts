import { FollowUpChoice, FollowUpCompletion, FollowUpDraft } from '#domain/governance/follow-up/follow-up.ts';
import * as followUps from '#domain/governance/follow-up/follow-up.server.ts';
import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import { mayWrite } from '#domain/governance/meeting/meeting.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { postChoices } from '../../../post-choices.server.ts';
import { meetingPage, telling } from '../meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor } = event.locals;
	const { meeting } = page;
	const mayMark = mayWrite(meeting);
	const mayAdd = mayMark && (meeting.state === 'planned' || meeting.state === 'open');
	const [tasks, items, posts] = await Promise.all([
		followUps.listOfMeeting(actor, meeting.id, page.today),
		mayAdd ? agenda.list(actor, meeting.id) : [],
		mayAdd ? postChoices(actor) : [],
	]);
	return {
		...page,
		tasks,
		items: items
			.filter(({ isRemoved }) => !isRemoved)
			.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
		posts,
		mayAdd,
		mayMark,
		personId: actor.personId,
	};
};

const outcomeKeys = { done: 'meeting.followUpDone', dropped: 'meeting.followUpDropped' } as const;

export const actions = {
	add: form(FollowUpDraft, followUps.add, telling('meeting.followUpAdded')),
	complete: form(FollowUpCompletion, followUps.complete, {
		then(_, { cookies, url }, { outcome }) {
			setFlash(cookies, { key: outcomeKeys[outcome] });
			return url.pathname;
		},
	}),
	reopen: form(FollowUpChoice, followUps.reopen, telling('meeting.followUpReopened')),
};
