import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fallsWithout, riskOf, type KeyTask, type TaskPost } from './key-task.ts';

const day = '2026-11-23';
const post = (id: string, more: Partial<TaskPost> = {}): TaskPost => ({
	...{ id, title: id, person: `Hoitaja ${id}`, tenure: 'permanent', validFrom: '2020-01-01', validTo: null },
	...more,
});
const task = (more: Partial<KeyTask> = {}): KeyTask => ({
	id: 't',
	name: 'Kirjastojärjestelmä',
	kind: 'system',
	description: '',
	areaId: null,
	area: null,
	owner: post('a'),
	deputy: post('b'),
	criticality: 3,
	instruction: 'Käsikirja',
	instructionLink: '',
	checkedOn: '2026-05-01',
	checkMonths: 12,
	retiredOn: null,
	version: 1,
	...more,
});

describe('the risk of a task', () => {
	test.each([
		['owner, deputy and a fresh instruction', {}, [], 0, 'none'],
		['no owner', { owner: null }, ['no_owner'], 3, 'raised'],
		['a vacant owner', { owner: post('a', { person: null }) }, ['vacant'], 3, 'raised'],
		['an owner whose term ends', { owner: post('a', { validTo: '2027-12-31' }) }, ['ends'], 3, 'raised'],
		['an owner whose term ends far away', { owner: post('a', { validTo: '2029-12-31' }) }, [], 0, 'none'],
		['no deputy', { deputy: null, criticality: 1 }, ['no_deputy'], 1, 'low'],
		['a deputy who is the owner', { deputy: post('b', { person: 'Hoitaja a' }) }, ['no_deputy'], 3, 'raised'],
		['no instruction', { instruction: '', checkedOn: null }, ['no_instruction'], 3, 'raised'],
		['an instruction nobody has read', { checkedOn: null }, ['never_checked'], 3, 'raised'],
		['an old instruction', { checkedOn: '2025-11-22' }, ['stale_instruction'], 3, 'raised'],
		['two weaknesses', { deputy: null, instruction: '' }, ['no_deputy', 'no_instruction'], 6, 'high'],
	] as const)('with %s', (_, more, weaknesses, score, level) => {
		expect(riskOf(task(more as Partial<KeyTask>), day)).toEqual({ weaknesses, score, level });
	});

	test('is to be trusted to the very day', () => {
		expect(riskOf(task({ checkedOn: '2025-11-23' }), day).weaknesses).toEqual([]);
	});
});

describe('when the holder of a post leaves', () => {
	test('each task falls, is carried on with or without words to go by, or loses its deputy', () => {
		const tasks = [
			task({ id: '1', name: 'Varattu' }),
			task({ id: '2', name: 'Varalla', owner: post('b'), deputy: post('a') }),
			task({ id: '3', name: 'Ilman ohjetta', instruction: '' }),
			task({ id: '4', name: 'Yksin', deputy: null }),
			task({ id: '5', name: 'Muiden', owner: post('b'), deputy: post('c') }),
		];
		expect(fallsWithout(tasks, 'a', day).map(({ task: { name }, fate, by }) => [name, fate, by?.id])).toEqual(
			[
				['Yksin', 'falls', undefined],
				['Ilman ohjetta', 'unwritten', 'b'],
				['Varattu', 'carried', 'b'],
				['Varalla', 'loses_deputy', 'b'],
			],
		);
	});

	test('nothing falls that a healthy task has a deputy for, whoever leaves', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }), (owners) => {
				const others = { a: 'b', b: 'c', c: 'a' };
				const tasks = owners.map((id, at) =>
					task({ id: String(at), owner: post(id), deputy: post(others[id as 'a']) }),
				);
				for (const id of ['a', 'b', 'c']) {
					const fates = fallsWithout(tasks, id, day).map(({ fate }) => fate);
					expect(fates.every((fate) => fate === 'carried' || fate === 'loses_deputy')).toBe(true);
					expect(fates.filter((fate) => fate === 'carried')).toHaveLength(
						owners.filter((one) => one === id).length,
					);
				}
			}),
		);
	});
});
