import { post, type Letter } from '../../organisation/mail/mail.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Post } from '../responsibility/responsibility.ts';
import type { Moved } from './hand-over.ts';

interface Told {
	id: string;
	from: Post;
	to: Post;
	moved: readonly Moved[];
	note: string;
	by: string;
	isUndone: boolean;
}

/** A letter is read on a phone: the page has the rest. */
const MOST_NAMED = 15;

/** Writes to those who hold the two posts. */
export async function tellHolders(db: Db, { id, from, to, moved, note, by, isUndone }: Told): Promise<void> {
	const named = [...new Set(moved.map(({ name }) => name))];
	const values = {
		title: `${from.title} → ${to.title}`,
		from: from.title,
		to: to.title,
		by,
		note,
		hasNote: note === '' ? 'no' : 'yes',
		count: moved.length,
		list: named
			.slice(0, MOST_NAMED)
			.map((name) => `– ${name}`)
			.join('\n'),
		more: Math.max(0, named.length - MOST_NAMED),
	};
	const lines = [
		{ holder: from, kind: isUndone ? 'hand_over_undone' : 'duties_handed_over' },
		{ holder: to, kind: isUndone ? 'hand_over_undone' : 'duties_taken_over' },
	] as const;
	const letters = lines.flatMap(({ holder, kind }): Letter[] => {
		if (holder.personId === null) return [];
		const onceKey = `${kind}:${id}:${holder.personId}`;
		return [{ to: { personId: holder.personId }, kind, values, path: `/people/posts/${holder.id}`, onceKey }];
	});
	await post(db, letters);
}
