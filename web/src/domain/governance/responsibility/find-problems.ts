import { problem, type Problem } from './problem.ts';
import { carriedBy, dutiesOf, isHeld, postState, seatsOf } from './responsibility.ts';
import type { Book, Duty, Post, SeatKind, Subject } from './responsibility.ts';
import { isTooMuch, type Shares } from './workload.ts';

/** More things than this at once are too many for one post. */
export const MOST_CARRIED = 15;

const one = (subject: Subject, kind: SeatKind) => seatsOf(subject, kind)[0];

/** Nobody is named, or nobody is asked. */
export function gaps(book: Book, day: string): Problem[] {
	const found = book.subjects.flatMap((subject) => (subject.asks ? gapOf(subject) : []));
	return [
		...found,
		...bodyGaps(book, day),
		...(book.needsWithoutPost > 0
			? [problem({ kind: 'needs_of_nobody', count: book.needsWithoutPost })]
			: []),
	];
}

function gapOf(subject: Subject): Problem[] {
	if (subject.kind === 'strategy')
		return one(subject, 'accountable') ? [] : [problem({ kind: 'no_accountable', subject })];
	if (subject.kind === 'system')
		return one(subject, 'system_owner') ? [] : [problem({ kind: 'system_of_nobody', subject })];
	if (subject.kind !== 'measure') return [];
	const [plans, implements_] = [one(subject, 'planning'), one(subject, 'implementing')];
	if (plans && implements_) return [];
	const kind = plans ? 'no_implementing' : implements_ ? 'no_planning' : 'no_seats';
	return [problem({ kind, subject })];
}

/** A duty without a post of its own is the chair's; where there is no chair, it is nobody's. */
function bodyGaps({ subjects, posts }: Book, day: string): Problem[] {
	const byId = new Map(posts.map((post) => [post.id, post]));
	const ownerless = Map.groupBy(
		subjects.filter((subject) => subject.kind === 'duty' && !one(subject, 'duty_owner')),
		({ bodyId }) => bodyId,
	);
	return subjects.flatMap((subject) => {
		if (subject.kind !== 'body') return [];
		const count = ownerless.get(subject.id)?.length ?? 0;
		const chair = one(subject, 'chair');
		if (!chair) return [problem({ kind: 'no_chair', subject, count })];
		if (count === 0) return [];
		const post = byId.get(chair);
		return post && isHeld(post, day) ? [problem({ kind: 'no_owner', subject, post, count })] : [];
	});
}

/** Two where one must answer, or one where two must. */
export function doubles(book: Book): Problem[] {
	const byId = new Map(book.posts.map((post) => [post.id, post]));
	const measures = book.subjects.filter(({ kind }) => kind === 'measure');
	return [
		...measures.flatMap((subject) => samePosts(subject, byId)),
		...needsAndMeasures(book, measures, byId),
		...contested(book, byId, 'two_strategies'),
		...contested(book, byId, 'two_duties'),
	];
}

function samePosts(subject: Subject, byId: Map<string, Post>): Problem[] {
	const plans = byId.get(one(subject, 'planning') ?? '');
	const implements_ = byId.get(one(subject, 'implementing') ?? '');
	if (!plans || !implements_) return [];
	if (plans.id === implements_.id) return [problem({ kind: 'same_post', subject, post: plans })];
	const isSame = plans.personId !== null && plans.personId === implements_.personId;
	return isSame ? [problem({ kind: 'same_person', subject, post: plans, other: implements_.title })] : [];
}

/** A need's owner answers for the same thing as those of the measure made of it. */
function needsAndMeasures({ subjects }: Book, measures: Subject[], byId: Map<string, Post>): Problem[] {
	const ofNeed = new Map(measures.flatMap((one_) => (one_.needId ? [[one_.needId, one_] as const] : [])));
	return subjects.flatMap((need) => {
		const measure = need.kind === 'need' ? ofNeed.get(need.needId ?? '') : undefined;
		const owner = one(need, 'need_owner');
		if (!measure || !owner) return [];
		const main = [one(measure, 'planning'), one(measure, 'implementing')].filter((id) => id !== undefined);
		const post = byId.get(owner);
		if (main.length === 0 || main.includes(owner) || !post) return [];
		return [problem({ kind: 'need_and_measure', subject: measure, post, other: need.code })];
	});
}

/** Two strategies of one service, or two duties out of one clause, with different posts. */
function contested(
	{ subjects }: Book,
	byId: Map<string, Post>,
	kind: 'two_strategies' | 'two_duties',
): Problem[] {
	const isStrategy = kind === 'two_strategies';
	const able = subjects.filter((subject) =>
		isStrategy
			? subject.kind === 'strategy' && subject.asks && subject.areaId !== null
			: subject.kind === 'duty' && subject.clauseId !== null,
	);
	const groups = Map.groupBy(able, ({ areaId, clauseId }) => (isStrategy ? areaId : clauseId));
	return [...groups.values()].flatMap((group) => {
		const held = group.flatMap((subject) => {
			const post = byId.get(one(subject, isStrategy ? 'accountable' : 'duty_owner') ?? '');
			return post ? [{ subject, post }] : [];
		});
		const [first] = held;
		const second = held.find(({ post }) => post.id !== first?.post.id);
		if (!first || !second) return [];
		const other = `${second.subject.title} (${second.post.title})`;
		return [problem({ kind, subject: first.subject, post: first.post, other, count: held.length })];
	});
}

/** More than the post has time for, by month and by number. */
export function overloads(book: Book, { byPost, nobodys }: Shares): Problem[] {
	const carried = carriedBy(book);
	const roles = new Map(book.posts.map(({ roleId, role }) => [roleId, role]));
	return [
		...book.posts.flatMap((post) => {
			const months = (byPost.get(post.id) ?? []).filter(isTooMuch);
			const [worst] = months.toSorted((a, b) => b.work - b.capacity - (a.work - a.capacity));
			const count = carried.get(post.id) ?? 0;
			return [
				...(worst
					? [problem({ kind: 'overload', post, ...worst, count: months.length, carried: count })]
					: []),
				...(count > MOST_CARRIED ? [problem({ kind: 'many', post, count })] : []),
			];
		}),
		...[...Map.groupBy(nobodys, ({ roleId }) => roleId)].map(([roleId, months]) => {
			const work = months.reduce((sum, month) => sum + month.work, 0);
			const postIds = book.posts.flatMap((post) => (post.roleId === roleId ? post.id : []));
			const [first] = months;
			const other = roles.get(roleId) ?? '';
			const rest = { other, work, postIds, month: first?.month ?? null, count: months.length };
			return problem({ kind: 'work_of_nobody', ...rest, key: `work_of_nobody:${roleId}` });
		}),
	];
}

/** Without an end of their own. */
const lasting: ReadonlySet<Subject['kind']> = new Set(['strategy', 'body', 'key_task', 'technology']);

/** Whether the thing goes on after the post's last day. */
export function outlasts({ endsOn, dueOn, kind }: Subject, lastDay: string): boolean {
	if (lasting.has(kind)) return true;
	if (kind === 'duty') return dueOn.some((due) => due > lastDay);
	return endsOn !== null && endsOn > lastDay;
}

/** Posts that nobody holds, and posts that end before what they answer for. */
export function emptyAndEnding(book: Book, day: string): Problem[] {
	const duties = byPost(book);
	return book.posts.flatMap((post) => {
		const own = duties.get(post.id) ?? [];
		if (own.length === 0) return [];
		const state = postState(post, day);
		const areaIds = [post.areaId, ...own.map(({ subject }) => subject.areaId)];
		if (state === 'ended')
			return [problem({ kind: 'ended', post, areaIds, count: own.length, day: post.validTo })];
		const { validTo } = post;
		const after = validTo === null ? [] : own.filter(({ subject }) => outlasts(subject, validTo));
		return [
			...(state === 'vacant' ? [problem({ kind: 'vacant', post, areaIds, count: own.length })] : []),
			...(state === 'coming'
				? [problem({ kind: 'coming', post, areaIds, count: own.length, day: post.validFrom })]
				: []),
			...(after.length > 0
				? [problem({ kind: 'ends_before', post, areaIds, count: after.length, day: validTo })]
				: []),
		];
	});
}

function byPost(book: Book): Map<string, Duty[]> {
	const holders = new Set(book.subjects.flatMap(({ seats }) => seats.map(({ postId }) => postId)));
	return new Map([...holders].map((id) => [id, dutiesOf(book, id)]));
}

/** The gravest first within each group. */
export function findProblems(book: Book, shares: Shares, day: string): Problem[] {
	return [...gaps(book, day), ...doubles(book), ...overloads(book, shares), ...emptyAndEnding(book, day)];
}
