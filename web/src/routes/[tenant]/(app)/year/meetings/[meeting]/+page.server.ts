import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import {
	AgendaChoice,
	AgendaItemChoice,
	AgendaItemDraft,
	AgendaMove,
} from '#domain/governance/meeting/agenda.ts';
import { mayWrite, MeetingChoice } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { postChoices } from '../../post-choices.server.ts';
import { meetingPage, telling, tellRenumbered } from './meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor } = event.locals;
	const { meeting } = page;
	const mayChange = mayWrite(meeting) && (meeting.state === 'planned' || meeting.state === 'open');
	const [items, offers, posts] = await Promise.all([
		agenda.list(actor, meeting.id),
		mayChange ? agenda.offers(actor, meeting) : [],
		mayChange ? postChoices(actor) : [],
	]);
	return { ...page, items, offers, posts, mayChange };
};

function counted(key: string) {
	return {
		then(count: number, { cookies, url }: RequestEvent) {
			setFlash(cookies, { key, values: { count } });
			return url.pathname;
		},
	};
}

export const actions = {
	make: form(
		AgendaChoice,
		(actor, choice) => meetings.makeAgenda(actor, choice),
		counted('meeting.agendaMade'),
	),
	add: form(AgendaItemDraft, meetings.addItem, telling('meeting.itemAdded')),
	move: form(AgendaMove, agenda.moveItem, {
		then(renumbered, { cookies, url }) {
			if (renumbered.length > 0) tellRenumbered(cookies, 'meeting.renumbered', renumbered);
			return url.pathname;
		},
	}),
	remove: form(AgendaItemChoice, agenda.removeItem, telling('meeting.itemRemoved')),
	restore: form(AgendaItemChoice, agenda.restoreItem, telling('meeting.itemRestored')),
	send: form(MeetingChoice, meetings.sendPapers, counted('meeting.papersSent')),
};
