import * as v from 'valibot';
import { MeetingCancellation, MeetingChange } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { meetingPage } from '../meeting-page.server.ts';

export const load = (event: RequestEvent) => meetingPage(event);

function telling(key: string) {
	return {
		then(_: unknown, { cookies, locals, params }: RequestEvent) {
			setFlash(cookies, { key });
			return `/${locals.actor.tenantSlug}/year/meetings/${params['meeting']}`;
		},
	};
}

export const actions = {
	amend: form(MeetingChange, meetings.amend, telling('meeting.saved')),
	cancel: form(MeetingCancellation, meetings.cancel, telling('meeting.cancelled')),
	restore: form(v.pick(MeetingCancellation, ['id']), meetings.restore, telling('meeting.restored')),
};
