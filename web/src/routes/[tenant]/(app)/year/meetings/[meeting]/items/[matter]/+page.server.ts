import * as agenda from '#domain/governance/meeting/agenda.server.ts';
import { AgendaItemChange } from '#domain/governance/meeting/agenda.ts';
import { mayWrite } from '#domain/governance/meeting/meeting.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { postChoices } from '../../../../post-choices.server.ts';

export const load = async ({ locals, params }) => {
	const { item, meeting } = await agenda.getItem(locals.actor, knownId(params.matter, 'agenda_item'));
	if (meeting.id !== params.meeting) refuse('not_found', { subject: 'agenda_item' });
	const isOpen = meeting.state === 'planned' || meeting.state === 'open';
	return {
		item,
		meeting,
		mayChange: mayWrite(meeting) && isOpen && item.section === null,
		posts: await postChoices(locals.actor),
	};
};

export const actions = {
	default: form(AgendaItemChange, agenda.amendItem, {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'meeting.itemSaved' });
			return `/${locals.actor.tenantSlug}/year/meetings/${params['meeting']}`;
		},
	}),
};
