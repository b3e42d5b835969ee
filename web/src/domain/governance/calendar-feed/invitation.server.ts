import * as meetings from '../meeting/meeting.server.ts';
import { meetingOf } from '../meeting/calendar.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { found } from '#platform/refusal.ts';
import { writeCalendar } from './ical.server.ts';

/** One meeting as a calendar file; taken in again after a change it is the same event. */
export async function meetingCalendar(actor: Actor, id: string, root: string): Promise<string> {
	const { bodyId, body, heldOn } = await meetings.get(actor, id);
	const one = found(await actor.read((db) => meetingOf(db, bodyId, id, heldOn)), 'meeting');
	const t = await serverWords(actor.locale);
	return writeCalendar(t, { name: body, root, duties: [], days: [], meetings: [one] });
}
