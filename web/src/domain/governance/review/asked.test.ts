import { describe, expect, test } from 'vitest';
import { askedFor, ownSeats, silentOf, type Post, type Posts } from './asked.ts';

const held = (id: string, personId: string | null = id): Post => ({
	...{ positionId: id, title: id, personId, person: personId },
});
const posts = (more: Partial<Posts> = {}): Posts => ({
	...{ measureId: 'm', accountable: held('director'), chair: held('chair'), deputies: [] },
	...{ planning: held('planner'), implementing: held('doer') },
	...more,
});
const who = (given: Posts) => askedFor(given).map(({ seat, personId, as }) => [seat, personId, as]);

describe('who is asked', () => {
	test('of a measure its planner and doer, of a goal whoever is accountable', () => {
		expect(who(posts())).toEqual([
			['planning', 'planner', 'own'],
			['implementing', 'doer', 'own'],
		]);
		expect(who(posts({ measureId: null }))).toEqual([['accountable', 'director', 'own']]);
		expect(who(posts({ planning: null, implementing: null }))).toEqual([['accountable', 'director', 'own']]);
	});

	test('for an empty post a deputy, then the accountable, then the chair, then those who plan', () => {
		const vacant = { planning: held('planner', null), implementing: null };
		const deputies = [{ ...held('deputy'), duty: 'planning' as const }];
		expect(who(posts({ ...vacant, deputies }))).toEqual([['planning', 'deputy', 'deputy']]);
		expect(who(posts(vacant))).toEqual([['planning', 'director', 'accountable']]);
		expect(who(posts({ ...vacant, accountable: null }))).toEqual([['planning', 'chair', 'chair']]);
		expect(who(posts({ ...vacant, accountable: null, chair: held('chair', null) }))).toEqual([
			['planning', null, 'nobody'],
		]);
	});

	test('a deputy may answer though the post is held; nobody else may', () => {
		const asked = askedFor(posts({ deputies: [{ ...held('deputy'), duty: 'planning' }] }));
		expect(ownSeats(asked, 'deputy')).toEqual(['planning']);
		expect(ownSeats(asked, 'chair')).toEqual([]);
		expect(ownSeats(asked, null)).toEqual([]);
		expect(silentOf(asked, []).map(({ seat }) => seat)).toEqual(['planning', 'implementing']);
	});
});
