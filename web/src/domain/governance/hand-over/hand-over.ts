import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import { Prose } from '#domain/portfolio/need/need-fields.ts';
import {
	seatKinds,
	seatsOf,
	type Book,
	type SeatKind,
	type Subject,
} from '../responsibility/responsibility.ts';

export const HAND_OVER_LIMITS = { note: 2000, moves: 3000 } as const;

/** `planning:<measure>`: how the post answers, and for what. */
const Move = v.pipe(
	v.string(),
	v.regex(/^[a-z_]+:[0-9a-f-]{36}$/),
	v.check((text) => (seatKinds as readonly string[]).includes(text.split(':')[0]!), 'invalid'),
);

export const HandOver = v.object({
	fromId: Id,
	toId: v.pipe(v.string(), v.nonEmpty(), v.uuid()),
	/** What moves; the unticked stays. */
	moves: v.pipe(
		v.optional(v.array(Move), []),
		v.minLength(1, 'nothing_ticked'),
		v.maxLength(HAND_OVER_LIMITS.moves),
		v.transform((moves) => [...new Set(moves)]),
	),
	note: v.optional(Prose(HAND_OVER_LIMITS.note), ''),
	key: Key,
});
export type HandOver = v.InferOutput<typeof HandOver>;

export const HandOverChoice = v.object({ id: Id });

/** One thing that may move. */
export interface Movable {
	key: string;
	seat: SeatKind;
	subject: Subject;
	/** The receiver would plan and implement the same measure. */
	isDoubled: boolean;
}

/** Everything a post answers for, gravest first, and what the receiver would get twice. */
export function movables(book: Pick<Book, 'subjects'>, fromId: string, toId: string | null): Movable[] {
	return seatKinds.flatMap((seat) =>
		book.subjects.flatMap((subject) => {
			if (!seatsOf(subject, seat).includes(fromId)) return [];
			const key = `${seat}:${subject.id}`;
			return [{ key, seat, subject, isDoubled: wouldDouble(subject, seat, toId) }];
		}),
	);
}

function wouldDouble(subject: Subject, seat: SeatKind, toId: string | null): boolean {
	if (toId === null || (seat !== 'planning' && seat !== 'implementing')) return false;
	return seatsOf(subject, seat === 'planning' ? 'implementing' : 'planning').includes(toId);
}

/** What moved, as it is kept: enough to bring it back exactly. */
export interface Moved {
	seat: SeatKind;
	id: string;
	name: string;
	/** The receiver sat or stood in there already: only the giver's row went. */
	hadOwn?: boolean;
	/** The receiver stood in for what it now carries itself. */
	wasDeputy?: boolean;
}

export interface HandedOver {
	id: string;
	fromId: string;
	from: string;
	toId: string;
	to: string;
	handedOn: string;
	note: string;
	moved: Moved[];
	handedBy: string | null;
	undoneAt: Date | null;
	undoneBy: string | null;
}
