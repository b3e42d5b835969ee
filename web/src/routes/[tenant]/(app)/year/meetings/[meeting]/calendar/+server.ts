import { meetingCalendar } from '#domain/governance/calendar-feed/invitation.server.ts';
import { attachment } from '#platform/attachment.ts';
import { knownId } from '#platform/known-id.ts';

/** The one meeting for a calendar that is not subscribed to the feed. */
export const GET = async ({ locals, params, url }) => {
	const { actor } = locals;
	const root = `${url.origin}/${actor.tenantSlug}`;
	const text = await meetingCalendar(actor, knownId(params.meeting, 'meeting'), root);
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': attachment('kokous.ics'),
			'cache-control': 'no-store',
		},
	});
};
