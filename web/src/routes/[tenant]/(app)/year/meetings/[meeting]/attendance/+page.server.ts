import * as attendance from '#domain/governance/meeting/attendance.server.ts';
import {
	AttendanceDraft,
	GuestDraft,
	GuestRemoval,
	quorumOf,
} from '#domain/governance/meeting/attendance.ts';
import { mayWrite, MeetingChoice, MeetingMoment } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { form } from '#platform/form.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { postChoices } from '../../../post-choices.server.ts';
import { meetingPage, telling } from '../meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor } = event.locals;
	const { meeting } = page;
	const mayChange = mayWrite(meeting) && (meeting.state === 'planned' || meeting.state === 'open');
	const list = await attendance.list(actor, meeting.id);
	return {
		...page,
		list,
		quorum: quorumOf(list),
		isMarked: list.some(({ id }) => id !== null),
		mayChange,
		posts: mayChange ? await postChoices(actor) : [],
	};
};

export const actions = {
	mark: form(AttendanceDraft, attendance.mark, telling('meeting.attendanceSaved')),
	invite: form(GuestDraft, attendance.invite, telling('meeting.guestAdded')),
	removeGuest: form(GuestRemoval, attendance.removeGuest, telling('meeting.guestRemoved')),
	open: form(MeetingMoment, meetings.open, telling('meeting.openedNow')),
	undo: form(MeetingChoice, meetings.takeOpeningBack, telling('meeting.openingUndone')),
};
