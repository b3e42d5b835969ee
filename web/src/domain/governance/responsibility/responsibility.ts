import type { MeasureState } from '../../strategy/measure/measure.ts';

/** What a post may answer for, in the order it is told. */
export const subjectKinds = [
	'strategy',
	'measure',
	'duty',
	'body',
	'need',
	'system',
	'follow_up',
	'key_task',
	'technology',
	'pilot',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** How it answers: the gravest first. */
export const seatKinds = [
	'accountable',
	'planning',
	'implementing',
	'chair',
	'duty_owner',
	'need_owner',
	'system_owner',
	'follow_up',
	'task_owner',
	'technology_owner',
	'pilot_owner',
	'planning_deputy',
	'implementing_deputy',
	'task_deputy',
	'system_deputy',
	'member',
] as const;
export type SeatKind = (typeof seatKinds)[number];

/** Those who stand in or sit in do not carry the thing itself. */
const light: ReadonlySet<SeatKind> = new Set([
	'planning_deputy',
	'implementing_deputy',
	'task_deputy',
	'system_deputy',
	'member',
]);

export const carries = (kind: SeatKind) => !light.has(kind);

export interface Post {
	id: string;
	title: string;
	roleId: string;
	role: string;
	areaId: string | null;
	/** Null where nobody with an open account holds it. */
	personId: string | null;
	person: string | null;
	/** Days a month for development work. */
	daysPerMonth: number;
	validFrom: string;
	validTo: string | null;
}

export interface Seat {
	kind: SeatKind;
	postId: string;
}

export interface MeasureStanding {
	state: MeasureState;
	/** The day since which it is so; null where nobody has said anything. */
	since: string | null;
}

export interface Subject {
	kind: SubjectKind;
	id: string;
	/** `T1/2`, `#14`; empty where the name is enough. */
	code: string;
	title: string;
	/** What it is part of: the strategy of a measure, the body of a duty. */
	partOf: string;
	areaId: string | null;
	startsOn: string | null;
	/** Its last day; null where it goes on. */
	endsOn: string | null;
	/** Days on which it will be asked for, the nearest first. */
	dueOn: string[];
	seats: Seat[];
	/** Somebody must carry it: documents above the services' strategies, and needs with a measure, ask nobody. */
	asks: boolean;
	/** How a measure goes; null for everything else. */
	standing: MeasureStanding | null;
	bodyId: string | null;
	needId: string | null;
	clauseId: string | null;
}

/** Posts, and everything that any of them should answer for. */
export interface Book {
	posts: Post[];
	subjects: Subject[];
	areas: { id: string; name: string }[];
	/** Needs of the adopted plan for which neither a measure nor a post answers. */
	needsWithoutPost: number;
}

export const nameOf = ({ code, title }: Pick<Subject, 'code' | 'title'>) =>
	code ? `${code} ${title}` : title;

export const seatsOf = (subject: Subject, kind: SeatKind) =>
	subject.seats.flatMap((seat) => (seat.kind === kind ? seat.postId : []));

export type PostState = 'filled' | 'vacant' | 'coming' | 'ended';

export function postState(post: Pick<Post, 'personId' | 'validFrom' | 'validTo'>, day: string): PostState {
	if (post.validTo !== null && post.validTo < day) return 'ended';
	if (post.validFrom > day) return 'coming';
	return post.personId === null ? 'vacant' : 'filled';
}

/** Whether somebody sits in the post on the day. */
export const isHeld = (post: Post | undefined, day: string) =>
	post !== undefined && postState(post, day) === 'filled';

export interface Duty {
	subject: Subject;
	kinds: SeatKind[];
}

/** All that one post answers for, by kind and in the order of its days. */
export function dutiesOf(book: Pick<Book, 'subjects'>, postId: string): Duty[] {
	return book.subjects.flatMap((subject) => {
		const kinds = subject.seats.flatMap((seat) => (seat.postId === postId ? seat.kind : []));
		return kinds.length > 0 ? [{ subject, kinds: seatKinds.filter((kind) => kinds.includes(kind)) }] : [];
	});
}

/** How many things each post carries itself, by post. */
export function carriedBy({ subjects }: Pick<Book, 'subjects'>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { seats } of subjects) {
		const posts = new Set(seats.flatMap(({ kind, postId }) => (carries(kind) ? postId : [])));
		for (const post of posts) counts.set(post, (counts.get(post) ?? 0) + 1);
	}
	return counts;
}

export interface BookFilter {
	area?: string | undefined;
	post?: string | undefined;
	kind?: string | undefined;
}

/** Subjects of an area are its own and those that posts of the area answer for. */
export function filtered(book: Book, { area, post, kind }: BookFilter): Subject[] {
	const areaOf = new Map(book.posts.map(({ id, areaId }) => [id, areaId]));
	return book.subjects.filter(
		(subject) =>
			(!kind || subject.kind === kind) &&
			(!post || subject.seats.some(({ postId }) => postId === post)) &&
			(!area ||
				subject.areaId === area ||
				subject.seats.some((seat) => carries(seat.kind) && areaOf.get(seat.postId) === area)),
	);
}
