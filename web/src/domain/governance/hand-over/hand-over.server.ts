import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { viewIn } from '../responsibility/responsibility.server.ts';
import { nameOf, postState, type Book, type Post, type SeatKind } from '../responsibility/responsibility.ts';
import type { HandedOver, HandOver, Movable, Moved } from './hand-over.ts';
import { movables } from './hand-over.ts';
import * as store from './hand-over.store.server.ts';
import { tellHolders } from './letter.server.ts';
import { bringBack, hand } from './move.server.ts';

export interface Preview {
	post: Post;
	/** Posts that can take over, those that somebody holds first. */
	receivers: Post[];
	to: Post | null;
	movables: Movable[];
}

/** Everything that would move; nothing moves yet. */
export function preview(actor: Actor, fromId: string, toId: string | null, day = today()): Promise<Preview> {
	actor.must('responsibility.hand_over');
	return actor.read(async (db) => {
		const book = await viewIn(db, actor.tenantId, day);
		const post = found(
			book.posts.find(({ id }) => id === fromId),
			'position',
		);
		const receivers = book.posts
			.filter((one) => one.id !== fromId && postState(one, day) !== 'ended')
			.toSorted((a, b) => Number(a.personId === null) - Number(b.personId === null));
		const to = receivers.find(({ id }) => id === toId) ?? null;
		return { post, receivers, to, movables: movables(book, fromId, to?.id ?? null) };
	});
}

export interface Handed {
	id: string;
	fromId: string;
	/** Title of the receiving post. */
	to: string;
	count: number;
}

/** Gives all that was ticked to another post: all of it or nothing. */
export function handOver(actor: Actor, draft: HandOver): Promise<Handed> {
	actor.must('responsibility.hand_over');
	const { fromId, toId, moves, note, key } = draft;
	const day = today();
	if (fromId === toId) refuse('hand_over_to_itself');
	return actor.change(
		async (db, record) => {
			await store.lockPosts(db, [fromId, toId]);
			const book = await viewIn(db, actor.tenantId, day);
			const { from, to } = postsOf(book, draft);
			if (postState(to, day) === 'ended') refuse('receiver_ended', { title: to.title });
			const names = new Map(book.subjects.map((subject) => [subject.id, nameOf(subject)]));
			const wanted = moves.map((move): Moved => {
				const [seat, id] = move.split(':') as [SeatKind, string];
				return { seat, id, name: names.get(id) ?? '' };
			});
			const moved = await hand(db, wanted, { from: fromId, to: toId });
			if (moved.length < wanted.length) refuse('hand_over_stale', { count: wanted.length - moved.length });
			const id = newId();
			const row = { from_position_id: fromId, to_position_id: toId, handed_on: day, note };
			await store.insert(db, { id, ...row, moved: store.asJson(moved), handed_by: actor.person });
			await tellHolders(db, { id, from, to, moved, note, by: actor.name, isUndone: false });
			record(
				'position.handed_over',
				{ type: 'position', id: fromId },
				{ handOver: id, to: to.title, toId, note, moved: moved.map(({ seat, name }) => ({ seat, name })) },
			);
			return { id, fromId, to: to.title, count: moved.length };
		},
		{ verb: 'position.hand_over', key },
	);
}

function postsOf({ posts }: Pick<Book, 'posts'>, { fromId, toId }: { fromId: string; toId: string }) {
	const post = (wanted: string) =>
		found(
			posts.find(({ id }) => id === wanted),
			'position',
		);
	return { from: post(fromId), to: post(toId) };
}

/** Brings it all back, unless some of it has gone on to others since. */
export async function undo(actor: Actor, { id }: { id: string }): Promise<HandedOver> {
	actor.must('responsibility.hand_over');
	return actor.change(async (db, record) => {
		const act = found(await store.find(db, id), 'hand_over');
		await store.lockPosts(db, [act.fromId, act.toId]);
		if (!(await store.markUndone(db, id, actor.person))) refuse('hand_over_undone_already');
		// Looked at before anything is changed: what is kept in memory is only ever what was committed.
		const { from, to } = postsOf(await viewIn(db, actor.tenantId, today()), act);
		const [first, ...others] = await bringBack(db, act.moved, { from: act.fromId, to: act.toId });
		if (first) refuse('hand_over_moved_on', { name: first.name, others: others.length });
		await tellHolders(db, { ...act, from, to, by: actor.name, isUndone: true });
		record('position.hand_over_undone', { type: 'position', id: act.fromId }, { handOver: id, to: act.to });
		return act;
	});
}

export function listOf(actor: Actor, postId: string): Promise<HandedOver[]> {
	actor.must('responsibility.read');
	return actor.read((db) => store.listOf(db, postId));
}
