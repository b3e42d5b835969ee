import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type {
	AgendaChoice,
	AgendaItem,
	AgendaItemChange,
	AgendaItemDraft,
	AgendaMove,
	Offer,
	Renumbered,
	SubjectChoice,
} from './agenda.ts';
import * as store from './agenda.store.server.ts';
import { follow, holdToWrite, holdUnclosed, titleOf } from './hold.server.ts';
import type { Meeting } from './meeting.ts';
import { offersFor, offersWith } from './offers.server.ts';

/** In order, those removed last. */
export function list(actor: Actor, meetingId: string): Promise<AgendaItem[]> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		await follow(db, actor, meetingId);
		return store.list(db, meetingId);
	});
}

/** What could be taken up and is not on the agenda. */
export async function offers(actor: Actor, meeting: Meeting, day = today()): Promise<Offer[]> {
	actor.must('meeting.read');
	const words = await offersWith(actor);
	return actor.read(async (db) => {
		const taken = await keysOf(db, meeting.id, false);
		return (await offersFor(db, words, meeting, day)).filter(({ key }) => !taken.has(key));
	});
}

const keyOf = ({ subjectKind, subjectId }: AgendaItem) => `${subjectKind}:${subjectId ?? ''}`;

async function keysOf(db: Db, meetingId: string, alsoRemoved: boolean): Promise<Set<string>> {
	const items = await store.list(db, meetingId);
	return new Set(items.filter(({ isRemoved }) => alsoRemoved || !isRemoved).map(keyOf));
}

const columnsOf = (draft: Omit<AgendaItemDraft, 'meetingId' | 'key' | 'subject'>) => ({
	title: draft.title,
	grounds: draft.grounds,
	proposal: draft.proposal,
	case_number: draft.caseNumber,
	presenter_position_id: draft.presenterId,
	appendices: JSON.stringify(draft.appendices),
});

async function assertPost(db: Db, id: string | null): Promise<void> {
	if (id !== null && !(await store.isPost(db, id))) refuse('not_found', { subject: 'position' });
}

/** A matter on the agenda, within a change of another verb that holds the meeting. */
export async function put(
	db: Db,
	record: RecordEvent,
	draft: Omit<AgendaItemDraft, 'key'> & { madeBy: string | null },
): Promise<string> {
	await assertPost(db, draft.presenterId);
	const { meetingId, subject, title, madeBy } = draft;
	const id = newId();
	await store.insert(db, {
		id,
		meeting_id: meetingId,
		ordinal: await store.nextOrdinal(db, meetingId),
		...columnsOf(draft),
		subject_kind: subject?.kind ?? null,
		subject_id: subject?.id ?? null,
		made_by: madeBy,
	});
	record('agenda_item.added', { type: 'meeting', id: meetingId }, { title, subject: subject?.kind ?? null });
	return id;
}

/** Words of a matter that another part of the product brought, told anew within its change. */
export async function retell(
	db: Db,
	{
		id,
		version,
		...words
	}: { id: string; version: number; title: string; grounds: string; proposal: string },
): Promise<void> {
	if (!(await store.update(db, id, version, words))) refuse('conflict');
}

/** Typed by hand, or brought by another part of the product with its subject. */
export function addItem(actor: Actor, { key, ...draft }: AgendaItemDraft): Promise<string> {
	actor.must('meeting.take_part');
	return actor.change(
		async (db, record) => {
			await holdUnclosed(db, actor, draft.meetingId);
			return put(db, record, { ...draft, madeBy: actor.personId });
		},
		{ verb: 'agenda_item.add', key },
	);
}

const draftOf = (meetingId: string, offer: Offer, madeBy: string | null) => ({
	meetingId,
	title: offer.title,
	grounds: offer.grounds,
	proposal: offer.proposal,
	caseNumber: '',
	presenterId: offer.presenterId,
	appendices: [],
	subject: { kind: offer.kind, id: offer.subjectId },
	madeBy,
});

/**
 * Takes up what is due and open: the chosen ones, or everything that is not on the agenda and nobody has removed
 * from it. Answers how many were added; pressed again, it adds nothing.
 */
export async function makeAgenda(actor: Actor, choice: AgendaChoice, day = today()): Promise<number> {
	actor.must('meeting.take_part');
	const { meetingId, offers: chosen, key } = choice;
	const words = await offersWith(actor);
	return actor.change(
		async (db, record) => {
			const meeting = await holdUnclosed(db, actor, meetingId);
			const taken = await keysOf(db, meetingId, chosen === undefined);
			const offered = (await offersFor(db, words, meeting, day)).filter((offer) => !taken.has(offer.key));
			const wanted = chosen ? offered.filter((offer) => chosen.includes(offer.key)) : offered;
			for (const offer of wanted) await put(db, record, draftOf(meetingId, offer, actor.personId));
			const about = { name: titleOf(meeting), count: wanted.length };
			record('meeting.agenda_made', { type: 'meeting', id: meetingId }, about);
			return wanted.length;
		},
		{ verb: 'meeting.make_agenda', key },
	);
}

/** One matter taken to a meeting from its own page; it is on the agenda once. */
export async function takeUp(actor: Actor, choice: SubjectChoice, day = today()): Promise<number> {
	const key = `${choice.kind}:${choice.subjectId}`;
	return makeAgenda(actor, { meetingId: choice.meetingId, offers: [key], key: choice.key }, day);
}

async function held(db: Db, actor: Actor, id: string): Promise<{ item: AgendaItem; meeting: Meeting }> {
	const meeting = await holdUnclosed(db, actor, found(await store.meetingOf(db, id), 'agenda_item'));
	return { item: found(await store.find(db, id), 'agenda_item'), meeting };
}

export async function amendItem(actor: Actor, change: AgendaItemChange): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const { item, meeting } = await held(db, actor, change.id);
		if (item.section !== null) refuse('item_decided', { section: item.section });
		await assertPost(db, change.presenterId);
		const after = columnsOf(change);
		if (!(await store.update(db, change.id, change.version, after))) refuse('conflict');
		const { title, grounds, proposal, caseNumber } = item;
		const before = { title, grounds, proposal, caseNumber };
		record('agenda_item.amended', { type: 'meeting', id: meeting.id }, { title, before, after });
	});
}

/** § runs in the order of the agenda, whatever was decided first: until the meeting closes. */
export async function dealSections(db: Db, record: RecordEvent, meetingId: string): Promise<Renumbered[]> {
	const dealt = await store.dealSections(db, meetingId);
	const changes = dealt.map(({ matter, was, section }) => ({ matter, before: was, after: section }));
	if (changes.length > 0) record('decision.ordered', { type: 'meeting', id: meetingId }, { changes });
	return dealt;
}

/** One step up or down. Answers the decisions that got another § by it. */
export async function moveItem(actor: Actor, { id, way }: AgendaMove): Promise<Renumbered[]> {
	actor.must('meeting.take_part');
	return actor.change(async (db, record) => {
		const { item, meeting } = await held(db, actor, id);
		const ids = (await store.list(db, meeting.id)).filter(({ isRemoved }) => !isRemoved).map((one) => one.id);
		const from = ids.indexOf(id);
		const to = from + (way === 'up' ? -1 : 1);
		if (from >= 0 && to >= 0 && to < ids.length) ids.splice(to, 0, ...ids.splice(from, 1));
		await store.setOrder(db, ids);
		const renumbered = await dealSections(db, record, meeting.id);
		record('agenda_item.moved', { type: 'meeting', id: meeting.id }, { title: item.title, to: to + 1 });
		return renumbered;
	});
}

/** What is decided stays; anything else can be taken off, and put back with what was written of it. */
export async function removeItem(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const { item, meeting } = await held(db, actor, id);
		if (item.section !== null) refuse('item_decided', { section: item.section });
		if (item.isRemoved) refuse('conflict');
		await store.insertRemoval(db, { id: newId(), agenda_item_id: id, removed_by: actor.person });
		record('agenda_item.removed', { type: 'meeting', id: meeting.id }, { title: item.title });
	});
}

export async function restoreItem(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const { item, meeting } = await held(db, actor, id);
		if (!(await store.liftRemoval(db, id, actor.person))) refuse('conflict');
		record('agenda_item.restored', { type: 'meeting', id: meeting.id }, { title: item.title });
	});
}

/** One item with its meeting, for its own page. */
export function getItem(actor: Actor, id: string): Promise<{ item: AgendaItem; meeting: Meeting }> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		const item = found(await store.find(db, id), 'agenda_item');
		return { item, meeting: await follow(db, actor, item.meetingId) };
	});
}

/** Holds an item that is on the agenda, for the verbs of what is said and decided of it. */
export async function holdItem(
	db: Db,
	actor: Actor,
	id: string,
	hold: typeof holdToWrite = holdToWrite,
): Promise<{ item: AgendaItem; meeting: Meeting }> {
	const meeting = await hold(db, actor, found(await store.meetingOf(db, id), 'agenda_item'));
	const item = found(await store.find(db, id), 'agenda_item');
	if (item.isRemoved) refuse('item_removed', { title: item.title });
	return { item, meeting };
}
