import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Post } from './responsibility.ts';
import { isTooMuch, sharesOf, workByMonth } from './workload.ts';

const post = (id: string, more: Partial<Post> = {}): Post => ({
	id,
	title: id,
	roleId: 'role',
	role: 'Rooli',
	areaId: null,
	personId: `person-${id}`,
	person: 'Aino',
	daysPerMonth: 8,
	validFrom: '2020-01-01',
	validTo: null,
	...more,
});

const weeks = fc.record({
	start: fc.constantFrom('2026-12-28', '2027-02-22', '2028-02-28'),
	load: fc.array(
		fc.record({
			resource: fc.constantFrom('role', 'other'),
			used: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
		}),
		{ maxLength: 4 },
	),
});

const posts = fc
	.array(
		fc.record({
			roleId: fc.constantFrom('role', 'other'),
			daysPerMonth: fc.integer({ min: 0, max: 23 }),
			personId: fc.constantFrom('x', null),
			validFrom: fc.constantFrom('2020-01-01', '2027-03-15', '2028-02-29'),
			validTo: fc.constantFrom(null, '2027-06-10', '2029-12-31'),
		}),
		{ maxLength: 6 },
	)
	.map((all) => all.map((more, index) => post(`p${index}`, more)));

const holidays = new Set(['2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29']);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test('no day of the plan is lost or doubled: months, posts and nobody together come to what was planned', () => {
	fc.assert(
		fc.property(fc.array(weeks, { maxLength: 3 }), posts, (plans, all) => {
			const planned = sum(plans.flatMap(({ load }) => load.flatMap(({ used }) => used.map((n) => n / 100))));
			const work = workByMonth(plans, holidays);
			expect(sum([...work.values()].flatMap((months) => [...months.values()]))).toBeCloseTo(planned, 6);
			const { byPost, nobodys } = sharesOf(work, all, '0000-00');
			const held = sum([...byPost.values()].flat().map((month) => month.work));
			expect(held + sum(nobodys.map((month) => month.work))).toBeCloseTo(planned, 6);
		}),
	);
});

test('posts of one role are loaded alike for their days, and an empty one is not', () => {
	fc.assert(
		fc.property(fc.array(weeks, { minLength: 1, maxLength: 2 }), posts, (plans, all) => {
			const { byPost } = sharesOf(workByMonth(plans, holidays), all, '0000-00');
			const empty = all.filter(({ personId }) => personId === null);
			expect(empty.filter(({ id }) => byPost.has(id))).toEqual([]);
			const roleOf = new Map(all.map(({ id, roleId }) => [id, roleId]));
			const rows = [...byPost].flatMap(([id, months]) =>
				months.map((month) => ({ ...month, roleId: roleOf.get(id) })),
			);
			for (const group of Map.groupBy(rows, ({ roleId, month }) => `${roleId} ${month}`).values())
				for (const { work, capacity } of group)
					expect(work / capacity).toBeCloseTo(group[0]!.work / group[0]!.capacity, 6);
		}),
	);
});

test('a week across two months gives each its own days, and a holiday gives none', () => {
	const plan = { start: '2027-03-29', load: [{ resource: 'role', used: [400] }] };
	const months = workByMonth([plan], holidays).get('role');
	// Monday is Easter's: two days of March and two of April are left.
	expect([...(months ?? [])]).toEqual([
		['2027-03', 2],
		['2027-04', 2],
	]);
});

test('full use of one’s days is not too much, half a day more is', () => {
	const at = (work: number) => isTooMuch({ month: '2027-03', work, capacity: 8, reserved: 0 });
	expect([at(8), at(8.2), at(8.5)]).toEqual([false, false, true]);
});

test('work of measures beside the plans comes on top of the plans’ work, on the post itself', () => {
	const base = { role: 'r', areaId: null, person: 'Aino', validFrom: '2020-01-01', validTo: null };
	const post = (id: string, personId: string | null) => ({
		...{ ...base, id, title: id, roleId: 'r', personId, daysPerMonth: 8 },
	});
	const work = new Map([['r', new Map([['2027-03', 10]])]]);
	const own = new Map([
		[
			'a',
			new Map([
				['2027-02', 1],
				['2027-03', 4],
				['2027-04', 9],
			]),
		],
		['empty', new Map([['2027-03', 5]])],
	]);
	const posts = [post('a', 'p'), post('b', 'q'), post('empty', null)];
	const { byPost } = sharesOf(work, posts, '2027-03', { taken: new Map(), own });
	expect(byPost.get('a')).toEqual([
		{ month: '2027-03', work: 9, capacity: 8, reserved: 0 },
		{ month: '2027-04', work: 9, capacity: 8, reserved: 0 },
	]);
	expect(byPost.get('b')).toEqual([{ month: '2027-03', work: 5, capacity: 8, reserved: 0 }]);
	expect(byPost.has('empty')).toBe(false);
});
