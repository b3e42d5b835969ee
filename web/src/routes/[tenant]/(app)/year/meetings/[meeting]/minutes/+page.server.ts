import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import { mayDecide, mayWrite, MeetingMoment } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { MinutesText } from '#domain/governance/meeting/minutes.ts';
import * as minutes from '#domain/governance/meeting/minutes.server.ts';
import { form } from '#platform/form.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { meetingPage, telling } from '../meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor } = event.locals;
	const { meeting } = page;
	const [items, { sequence, byItem }] = await Promise.all([
		agenda.list(actor, meeting.id),
		minutes.texts(actor, meeting.id),
	]);
	const isUnclosed = meeting.state === 'planned' || meeting.state === 'open';
	return {
		...page,
		sequence,
		items: items
			.filter(({ isRemoved }) => !isRemoved)
			.map(({ id, number, title, section }) => ({ id, number, title, section, text: byItem.get(id) ?? '' })),
		mayType: isUnclosed && mayWrite(meeting),
		mayClose: meeting.state === 'open' && mayDecide(meeting),
		personId: actor.personId,
	};
};

export const actions = {
	type: form(MinutesText, minutes.type, telling('meeting.textSaved')),
	close: form(MeetingMoment, meetings.close, telling('meeting.closedNow')),
};
