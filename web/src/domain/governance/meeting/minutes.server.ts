import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { refuse } from '#platform/refusal.ts';
import { holdItem } from './agenda.server.ts';
import { follow, holdUnclosed, titleOf } from './hold.server.ts';
import type { Meeting } from './meeting.ts';
import { isUpdate, pieceOf, plainText, wholeOf } from './minutes-text.ts';
import type { MinutesText, News, Piece, Receipt } from './minutes.ts';
import * as store from './minutes.store.server.ts';

/** After so many pieces one that holds them all is added, so that who comes later need not read each. */
const MOST_PIECES = 200;

/** What has been written after a number; 0 asks for everything. */
export function since(actor: Actor, meetingId: string, sequence: number): Promise<News> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		const { state } = await follow(db, actor, meetingId);
		const pieces = await store.listSince(db, meetingId, sequence);
		return {
			sequence: pieces.at(-1)?.sequence ?? sequence,
			state,
			pieces: pieces.map(({ itemId, update }) => ({ itemId, update: update.toString('base64') })),
		};
	});
}

export interface Texts {
	/** The number up to which these hold. */
	sequence: number;
	byItem: Map<string, string>;
}

export async function textsIn(db: Db, meetingId: string): Promise<Texts> {
	const pieces = await store.listSince(db, meetingId, 0);
	const ofItem = Map.groupBy(pieces, ({ itemId }) => itemId);
	const byItem = [...ofItem].map(([id, own]) => [id, plainText(own.map(({ update }) => update))] as const);
	return { sequence: pieces.at(-1)?.sequence ?? 0, byItem: new Map(byItem) };
}

export function texts(actor: Actor, meetingId: string): Promise<Texts> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		await follow(db, actor, meetingId);
		return textsIn(db, meetingId);
	});
}

/** The first piece of each writer is told in the trail; the pieces themselves tell who and when. */
async function writing<T>(
	actor: Actor,
	meetingId: string,
	work: (db: Db) => Promise<{ answer: T; meeting: Meeting }>,
): Promise<T> {
	if (await actor.read((db) => store.hasWritten(db, meetingId, actor.personId)))
		return (await writeProgress(actor, work)).answer;
	return actor.change(async (db, record: RecordEvent) => {
		const { answer, meeting } = await work(db);
		record('minutes.written', { type: 'meeting', id: meetingId }, { name: titleOf(meeting) });
		return answer;
	});
}

async function keep(db: Db, actor: Actor, meetingId: string, pieces: readonly store.NewPiece[]) {
	await store.append(db, meetingId, actor.personId, pieces);
	for (const itemId of await store.listLong(db, meetingId, MOST_PIECES))
		await addWhole(db, meetingId, itemId, actor.personId);
}

async function addWhole(db: Db, meetingId: string, itemId: string, personId: string | null): Promise<void> {
	const pieces = await store.listUntil(db, itemId, Number.MAX_SAFE_INTEGER);
	const update = wholeOf(pieces.map((piece) => piece.update));
	await store.append(db, meetingId, personId, [{ id: newId(), itemId, update, isWhole: true }]);
}

/** Takes pieces in once each, in any order; what is no piece of an item of this meeting is told to be none. */
export function append(actor: Actor, meetingId: string, pieces: readonly Piece[]): Promise<Receipt> {
	actor.must('meeting.take_part');
	return writing(actor, meetingId, async (db) => {
		const meeting = await holdUnclosed(db, actor, meetingId);
		const ids = pieces.map(({ id }) => id);
		const [known, items] = [await store.known(db, meetingId, ids), await store.itemsOf(db, meetingId)];
		const fresh = new Map<string, store.NewPiece>();
		const refused: string[] = [];
		for (const { id, itemId, update } of pieces) {
			if (known.has(id)) continue;
			const bytes = Buffer.from(update, 'base64');
			if (items.has(itemId) && isUpdate(bytes)) fresh.set(id, { id, itemId, update: bytes });
			else refused.push(id);
		}
		await keep(db, actor, meetingId, [...fresh.values()]);
		return { answer: { taken: ids.filter((id) => !refused.includes(id)), refused }, meeting };
	});
}

/** Written without scripts: what was changed since the page was opened is done to the text as it is now. */
export async function type(actor: Actor, { itemId, base, text, key }: MinutesText): Promise<void> {
	actor.must('meeting.take_part');
	const { meeting } = await actor.read((db) => holdItem(db, actor, itemId, followWriting));
	await writing(actor, meeting.id, async (db) => {
		await holdItem(db, actor, itemId, holdUnclosed);
		const id = key ?? newId();
		if ((await store.known(db, meeting.id, [id])).size > 0) return { answer: undefined, meeting };
		if (await store.isForgotten(db, itemId, base)) refuse('minutes_moved_on');
		const pieces = await store.listUntil(db, itemId, base);
		const update = pieceOf(
			pieces.map((piece) => piece.update),
			text,
		);
		if (update) await keep(db, actor, meeting.id, [{ id, itemId, update }]);
		return { answer: undefined, meeting };
	});
}

// Only looks: the change holds the meeting itself.
const followWriting = (db: Db, actor: Actor, id: string) => follow(db, actor, id);

/** Each item's pieces become one. Answers how many went. */
export async function compact(db: Db, meetingId: string, personId: string | null): Promise<number> {
	const written = new Set((await store.listSince(db, meetingId, 0)).map(({ itemId }) => itemId));
	for (const itemId of written) await addWhole(db, meetingId, itemId, personId);
	return store.forget(db, meetingId);
}
