import { linksOf, liveLinks } from '#domain/exchange/document/document-links.server.ts';
import { MeetingChoice, mayDecide } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as attendance from '#domain/governance/meeting/attendance.server.ts';
import * as records from '#domain/governance/meeting/record.server.ts';
import { form } from '#platform/form.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { meetingPage, telling } from '../meeting-page.server.ts';

export const load = async (event: RequestEvent) => {
	const page = await meetingPage(event);
	const { actor, locale } = event.locals;
	const { meeting } = page;
	const place = { root: `/${actor.tenantSlug}/year/meetings/${meeting.id}/document`, locale };
	const [minutes, list, download] = await Promise.all([
		records.get(actor, meeting.id),
		attendance.list(actor, meeting.id),
		meeting.state === 'signed' ? linksOf(actor, 'minutes', meeting.id, place) : liveLinks(place),
	]);
	const signed = new Set(minutes.signatures.map(({ attendanceId }) => attendanceId));
	const signers = list.flatMap(({ id, name, title, office, personId }) =>
		id !== null && office !== null
			? [{ id, name, title, office, isSigned: signed.has(id), isOwn: personId === actor.personId }]
			: [],
	);
	const isClosed = meeting.state === 'closed';
	return {
		...page,
		minutes,
		signers,
		download,
		maySign: isClosed && signers.some(({ isOwn, isSigned }) => isOwn && !isSigned),
		mayUnsign: isClosed && signers.some(({ isOwn, isSigned }) => isOwn && isSigned),
		mayReopen: isClosed && signed.size === 0 && (mayDecide(meeting) || meeting.isPlanner),
	};
};

export const actions = {
	sign: form(MeetingChoice, meetings.sign, telling('meeting.signedNow')),
	unsign: form(MeetingChoice, meetings.unsign, telling('meeting.unsigned')),
	reopen: form(MeetingChoice, meetings.reopen, telling('meeting.reopened')),
};
