import { describe, expect, test } from 'vitest';
import { findProblems, MOST_CARRIED } from './find-problems.ts';
import { problemsOf, type Problem } from './problem.ts';
import type { Book, Post, Seat, Subject } from './responsibility.ts';

const day = '2027-03-01';

const post = (id: string, more: Partial<Post> = {}): Post => ({
	id,
	title: id,
	roleId: `role-${id}`,
	role: id,
	areaId: null,
	personId: `person-${id}`,
	person: id,
	daysPerMonth: 8,
	validFrom: '2020-01-01',
	validTo: null,
	...more,
});

const subject = (kind: Subject['kind'], seats: Seat[], more: Partial<Subject> = {}): Subject => ({
	kind,
	id: `${kind}-${more.title ?? ''}`,
	code: '',
	title: kind,
	partOf: '',
	areaId: null,
	startsOn: null,
	endsOn: null,
	dueOn: [],
	seats,
	asks: true,
	standing: null,
	bodyId: null,
	needId: null,
	clauseId: null,
	...more,
});

const seat = (kind: Seat['kind'], postId: string): Seat => ({ kind, postId });

function found(subjects: Subject[], posts: Post[] = [post('a'), post('b')], more: Partial<Book> = {}) {
	const book = { posts, subjects, areas: [], needsWithoutPost: 0, ...more };
	return findProblems(book, { byPost: new Map(), nobodys: [] }, day);
}

const kinds = (problems: readonly Problem[]) => problems.map(({ kind }) => kind);

describe('nobody answers', () => {
	test('for a strategy of a service, a measure or a body, each in its own words', () => {
		const problems = found([
			subject('strategy', []),
			subject('strategy', [], { title: 'above', asks: false }),
			subject('measure', []),
			subject('measure', [seat('planning', 'a')], { title: 'half' }),
			subject('measure', [seat('implementing', 'a')], { title: 'other half' }),
			subject('body', []),
		]);
		expect(kinds(problems)).toEqual([
			'no_accountable',
			'no_seats',
			'no_implementing',
			'no_planning',
			'no_chair',
		]);
	});

	test('a duty without a post is the chair’s, and where there is none, it is told with the body', () => {
		const duty = (title: string) => subject('duty', [], { title, bodyId: 'body-team' });
		const body = (seats: Seat[]) => subject('body', seats, { title: 'team' });
		const led = found([body([seat('chair', 'a')]), duty('x'), duty('y')]);
		expect(led).toMatchObject([{ kind: 'no_owner', count: 2, post: { title: 'a' } }]);
		expect(found([body([]), duty('x')])).toMatchObject([{ kind: 'no_chair', count: 1 }]);
	});
});

describe('two where one must answer', () => {
	const measure = (planning: string, implementing: string) =>
		subject('measure', [seat('planning', planning), seat('implementing', implementing)], { needId: 'n' });

	test('the same post or the same person plans and implements', () => {
		expect(kinds(found([measure('a', 'a')]))).toEqual(['same_post']);
		const one = [post('a', { personId: 'p' }), post('b', { personId: 'p' })];
		expect(found([measure('a', 'b')], one)).toMatchObject([{ kind: 'same_person', other: 'b' }]);
		expect(found([measure('a', 'b')])).toEqual([]);
		const empty = [post('a', { personId: null }), post('b', { personId: null })];
		expect(kinds(found([measure('a', 'b')], empty))).toEqual(['vacant', 'vacant']);
	});

	test('a need and the measure made of it have different posts', () => {
		const need = (owner: string) =>
			subject('need', [seat('need_owner', owner)], { code: '#4', needId: 'n', asks: false });
		const three = [post('a'), post('b'), post('c')];
		expect(kinds(found([measure('a', 'b'), need('c')], three))).toEqual(['need_and_measure']);
		expect(found([measure('a', 'b'), need('b')], three)).toEqual([]);
	});

	test('two strategies of a service, two duties of a clause', () => {
		const of = (kind: 'strategy' | 'duty', owner: string, where: Partial<Subject>) =>
			subject(kind, [seat(kind === 'strategy' ? 'accountable' : 'duty_owner', owner)], where);
		const contested = [
			of('strategy', 'a', { title: '1', areaId: 'area' }),
			of('strategy', 'b', { title: '2', areaId: 'area' }),
			of('duty', 'a', { title: '1', clauseId: 'clause' }),
			of('duty', 'b', { title: '2', clauseId: 'clause' }),
		];
		expect(kinds(found(contested))).toEqual(['two_strategies', 'two_duties']);
		const alike = contested.map((one) => ({ ...one, seats: one.seats.map((s) => ({ ...s, postId: 'a' })) }));
		expect(found(alike)).toEqual([]);
	});
});

describe('posts', () => {
	const held = subject('duty', [seat('duty_owner', 'a')], { dueOn: ['2027-06-01'] });

	test.each([
		[{ personId: null }, ['vacant']],
		[{ validTo: '2027-02-28' }, ['ended']],
		[{ validFrom: '2027-04-01' }, ['coming']],
		[{ validTo: '2027-05-31' }, ['ends_before']],
		[{ validTo: '2027-06-01' }, []],
		[{ personId: null, validTo: '2027-05-31' }, ['vacant', 'ends_before']],
	])('%o → %o', (more, expected) => {
		expect(kinds(found([held], [post('a', more)]))).toEqual(expected);
		expect(found([], [post('a', more)])).toEqual([]);
	});

	test('carry so many things and no more; those who stand in carry nothing', () => {
		const many = (count: number, kind: Seat['kind']) =>
			Array.from({ length: count }, (_, index) =>
				subject('measure', [seat('planning', 'b'), seat('implementing', 'b'), seat(kind, 'a')], {
					title: String(index),
				}),
			);
		const aboutA = (problems: Problem[]) => kinds(problems.filter((one) => one.post?.id === 'a'));
		const needs = (count: number) =>
			Array.from({ length: count }, (_, index) =>
				subject('need', [seat('need_owner', 'a')], { title: String(index), asks: false }),
			);
		expect(aboutA(found(needs(MOST_CARRIED)))).toEqual([]);
		expect(aboutA(found(needs(MOST_CARRIED + 1)))).toEqual(['many']);
		expect(aboutA(found(many(MOST_CARRIED + 1, 'planning_deputy')))).toEqual([]);
	});
});

test('a filter by area, post or group leaves what belongs to it', () => {
	const problems = found([
		subject('strategy', [], { areaId: 'library' }),
		subject('measure', [seat('planning', 'a'), seat('implementing', 'a')], { areaId: 'sports' }),
	]);
	expect(kinds(problemsOf(problems, { area: 'library' }))).toEqual(['no_accountable']);
	expect(kinds(problemsOf(problems, { post: 'a' }))).toEqual(['same_post']);
	expect(kinds(problemsOf(problems, { group: 'gap' }))).toEqual(['no_accountable']);
});
