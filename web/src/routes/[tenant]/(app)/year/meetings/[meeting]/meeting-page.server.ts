import { renumberedText, type Renumbered } from '#domain/governance/meeting/agenda.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** What every page of one meeting shows. */
export async function meetingPage({ locals, params, cookies }: RequestEvent) {
	const day = today();
	const meeting = await meetings.get(locals.actor, knownId(params['meeting'] ?? '', 'meeting'), day);
	return { meeting, today: day, flash: takeFlash(cookies) };
}

/** Tells which decisions got another §. */
export function tellRenumbered(cookies: RequestEvent['cookies'], key: string, all: Renumbered[]): void {
	setFlash(cookies, { key, values: { changes: renumberedText(all) }, tone: 'info' });
}

/** Back to the page, which says what was done. */
export function telling(key: string) {
	return {
		then(_: unknown, { cookies, url }: RequestEvent) {
			setFlash(cookies, { key });
			return url.pathname;
		},
	};
}
