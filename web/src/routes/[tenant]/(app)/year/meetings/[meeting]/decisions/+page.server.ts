import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import { DecisionChange, DecisionDraft } from '#domain/governance/decision/decision.ts';
import * as decisions from '#domain/governance/decision/decision.server.ts';
import { mayDecide } from '#domain/governance/meeting/meeting.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { meetingPage, telling, tellRenumbered } from '../meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor } = event.locals;
	const { meeting } = page;
	const may = meeting.state === 'open' && mayDecide(meeting);
	const [items, made, earlier] = await Promise.all([
		agenda.list(actor, meeting.id),
		decisions.listOfMeeting(actor, meeting.id),
		may ? decisions.listOfBody(actor, meeting.bodyId) : [],
	]);
	// Numbers may still change while the meeting is open.
	const told = meeting.state === 'open' ? [] : made.map(({ id }) => id);
	return {
		...page,
		made,
		residents: await publicity.ofItems(actor, 'decision', told),
		undecided: items.filter(({ isRemoved, section }) => !isRemoved && section === null),
		earlier: earlier.filter(({ meetingId }) => meetingId !== meeting.id),
		mayDecide: may,
		asked: event.url.searchParams.get('item'),
	};
};

export const actions = {
	decide: form(DecisionDraft, decisions.decide, {
		then({ renumbered }, { cookies, url }) {
			if (renumbered.length > 0) tellRenumbered(cookies, 'meeting.decidedRenumbered', renumbered);
			else setFlash(cookies, { key: 'meeting.decided' });
			return url.pathname;
		},
	}),
	amend: form(DecisionChange, decisions.amend, telling('meeting.decisionSaved')),
};
