import { carries, type Post, type Subject } from './responsibility.ts';

export const problemGroups = ['gap', 'double', 'overload', 'empty', 'ending'] as const;
export type ProblemGroup = (typeof problemGroups)[number];

/** What can be wrong, by group; the rules stand beside the words of `people.rule.*`. */
export const problemKinds = {
	no_accountable: 'gap',
	no_seats: 'gap',
	no_planning: 'gap',
	no_implementing: 'gap',
	no_chair: 'gap',
	no_owner: 'gap',
	system_of_nobody: 'gap',
	work_of_nobody: 'gap',
	needs_of_nobody: 'gap',
	same_post: 'double',
	same_person: 'double',
	need_and_measure: 'double',
	two_strategies: 'double',
	two_duties: 'double',
	overload: 'overload',
	many: 'overload',
	vacant: 'empty',
	coming: 'empty',
	ended: 'ending',
	ends_before: 'ending',
} as const satisfies Record<string, ProblemGroup>;
export type ProblemKind = keyof typeof problemKinds;

/** Somebody is asked all the same, or there is time: these wait for a calmer day. */
const mild: ReadonlySet<ProblemKind> = new Set([
	'no_owner',
	'needs_of_nobody',
	'same_post',
	'same_person',
	'two_duties',
	'many',
	'coming',
	'ends_before',
]);

export interface Problem {
	kind: ProblemKind;
	/** Stays while the same thing is wrong. */
	key: string;
	subject: Pick<Subject, 'kind' | 'id' | 'code' | 'title' | 'partOf'> | null;
	post: Pick<Post, 'id' | 'title' | 'person'> | null;
	/** The other one of two, or the role whose work it is. */
	other: string;
	count: number;
	day: string | null;
	month: string | null;
	work: number;
	capacity: number;
	/** How many things the post carries in all. */
	carried: number;
	areaIds: (string | null)[];
	postIds: string[];
}

export const groupOf = ({ kind }: Pick<Problem, 'kind'>): ProblemGroup => problemKinds[kind];

export const toneOf = ({ kind }: Pick<Problem, 'kind'>): 'bad' | 'warn' => (mild.has(kind) ? 'warn' : 'bad');

type Given = Pick<Problem, 'kind'> &
	Partial<Omit<Problem, 'subject' | 'post'>> & { subject?: Subject; post?: Post };

export function problem({ kind, subject, post, ...rest }: Given): Problem {
	const about = subject && {
		kind: subject.kind,
		id: subject.id,
		code: subject.code,
		title: subject.title,
		partOf: subject.partOf,
	};
	return {
		key: `${kind}:${subject?.id ?? post?.id ?? rest.other ?? ''}`,
		other: '',
		count: 0,
		day: null,
		month: null,
		work: 0,
		capacity: 0,
		carried: 0,
		areaIds: [subject?.areaId ?? null, post?.areaId ?? null],
		postIds: [
			...(post ? [post.id] : []),
			...(subject?.seats.flatMap(({ kind: seat, postId }) => (carries(seat) ? postId : [])) ?? []),
		],
		...rest,
		kind,
		subject: about ?? null,
		post: post ? { id: post.id, title: post.title, person: post.person } : null,
	};
}

export interface ProblemFilter {
	area?: string | undefined;
	post?: string | undefined;
	group?: string | undefined;
}

export function problemsOf(problems: readonly Problem[], { area, post, group }: ProblemFilter): Problem[] {
	return problems.filter(
		(one) =>
			(!area || one.areaIds.includes(area)) &&
			(!post || one.postIds.includes(post)) &&
			(!group || groupOf(one) === group),
	);
}

/** How many of each group, those without left out. */
export function countGroups(problems: readonly Problem[]): { group: ProblemGroup; count: number }[] {
	const counts = Map.groupBy(problems, groupOf);
	return problemGroups.flatMap((group) => {
		const count = counts.get(group)?.length ?? 0;
		return count > 0 ? [{ group, count }] : [];
	});
}

/** Page inside the municipality on which it can be mended. */
export function mendingPath(one: Problem): string {
	const id = one.subject?.id ?? '';
	switch (one.kind) {
		case 'no_accountable':
		case 'two_strategies':
			return `strategy?strategy=${id}#accountable`;
		case 'no_seats':
		case 'no_planning':
		case 'no_implementing':
		case 'same_post':
		case 'same_person':
		case 'need_and_measure':
			return `strategy/measures/${id}/edit`;
		case 'no_chair':
			return `year/bodies/${id}/edit`;
		case 'no_owner':
			return `year?body=${id}&owner=none#list`;
		case 'system_of_nobody':
			return `systems/${id}/edit`;
		case 'two_duties':
			return `year/duties/${id}/edit`;
		case 'work_of_nobody':
			return 'settings/positions';
		case 'needs_of_nobody':
			return 'needs?state=planned&owner=none';
		case 'vacant':
		case 'coming':
		case 'overload':
		case 'many':
			return `people/posts/${one.post?.id}`;
		case 'ended':
		case 'ends_before':
			return `people/posts/${one.post?.id}/hand-over`;
	}
}
