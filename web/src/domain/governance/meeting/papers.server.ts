import { post, type Letter } from '#domain/organisation/mail/mail.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { canonical } from '#platform/audit.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { AgendaItem } from './agenda.ts';
import * as agenda from './agenda.store.server.ts';
import { listIn } from './attendance.server.ts';
import { holdToWrite, titleOf } from './hold.server.ts';
import { clockText, type Meeting, type MeetingChoice } from './meeting.ts';
import * as store from './papers.store.server.ts';

const MOST_LISTED = 40;

/** What a notice says: when, where, what. */
function paperOf(meeting: Meeting, items: readonly AgendaItem[]) {
	const { heldOn, startsAt, endsAt, place } = meeting;
	const lines = items.map(({ number, title, grounds, proposal, caseNumber }) => ({
		...{ number, title, grounds, proposal, caseNumber },
	}));
	return { heldOn, startsAt, endsAt, place, items: lines };
}

function letterTo(
	{ personId, locale }: store.PaperReader,
	meeting: Meeting,
	notice: { id: string; number: number },
	items: readonly AgendaItem[],
): Letter {
	const lines = items.slice(0, MOST_LISTED).map(({ number, title }) => `${number}. ${title}`);
	return {
		to: { personId },
		kind: 'meeting_papers',
		values: {
			title: titleOf(meeting),
			day: formatDay(locale, meeting.heldOn),
			clock: clockText(meeting.startsAt),
			place: meeting.place || '–',
			agenda: lines.join('\n'),
			round: notice.number === 1 ? 'first' : 'more',
		},
		path: `/year/meetings/${meeting.id}`,
		onceKey: `meeting:${meeting.id}:${notice.number}:${personId}`,
	};
}

/**
 * The call with its agenda to everybody on the list, once each. Sent again it must say something new: the same
 * papers twice are refused. Answers to how many.
 */
export function sendPapers(actor: Actor, { meetingId, key }: MeetingChoice): Promise<number> {
	actor.must('meeting.take_part');
	return actor.change(
		async (db, record) => {
			const meeting = await holdToWrite(db, actor, meetingId);
			if (meeting.state !== 'planned') refuse('meeting_begun');
			const items = (await agenda.list(db, meetingId)).filter(({ isRemoved }) => !isRemoved);
			if (items.length === 0) refuse('agenda_empty');
			const paper = paperOf(meeting, items);
			const last = await store.lastNotice(db, meetingId);
			if (last && canonical(last.agenda) === canonical(paper)) refuse('papers_sent_already');
			const persons = (await listIn(db, meeting)).flatMap(({ personId }) => personId ?? []);
			const readers = await store.readers(db, persons);
			if (readers.length === 0) refuse('nobody_to_call', { body: meeting.body });
			const notice = { id: newId(), number: (last?.number ?? 0) + 1 };
			const sent = { sent_on: today(), agenda: JSON.stringify(paper), people: readers.length };
			await store.insert(db, { ...notice, meeting_id: meetingId, ...sent, sent_by: actor.personId });
			await post(
				db,
				readers.map((reader) => letterTo(reader, meeting, notice, items)),
			);
			const about = { name: titleOf(meeting), number: notice.number, people: readers.length };
			record('meeting.papers_sent', { type: 'meeting', id: meetingId }, about);
			return readers.length;
		},
		{ verb: 'meeting.send_papers', key },
	);
}
