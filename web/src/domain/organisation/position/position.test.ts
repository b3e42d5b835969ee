import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
	capacityByRole,
	DaysPerMonth,
	FirstPositions,
	isInForce,
	PositionDraft,
	type Position,
} from './position.ts';

const form = {
	title: 'Palvelukoordinaattori',
	roleId: '019b0000-0000-7000-8000-000000000001',
	serviceAreaId: '',
	personId: '',
	tenure: 'permanent',
	daysPerMonth: '8,5',
	validFrom: '2027-01-01',
	validTo: '',
};
const issues = (change: object) => {
	const result = v.safeParse(PositionDraft, { ...form, ...change });
	return (result.issues ?? []).map((issue) => [v.getDotPath(issue), issue.type, issue.message]);
};

describe('the form of a post', () => {
	test('leaves person, area and last day open', () => {
		expect(v.parse(PositionDraft, form)).toMatchObject({
			serviceAreaId: null,
			personId: null,
			daysPerMonth: 8.5,
			validTo: null,
		});
	});

	test('refuses an end before the start, at the right field', () => {
		expect(issues({ validTo: '2026-12-31' })).toEqual([['validTo', 'partial_check', 'ends_before_start']]);
		expect(issues({ validTo: '2027-01-01' })).toEqual([]);
	});

	test.each(['', 'kaksi', '-1', '23,5', 'NaN', '1e9'])('refuses %j days a month', (text) => {
		expect(v.safeParse(DaysPerMonth, text).success).toBe(false);
	});

	test.each(['2027-02-30', '0000-01-01', '1.1.2027', ''])('refuses %j as the first day', (validFrom) => {
		expect(issues({ validFrom })[0]?.[0]).toBe('validFrom');
	});
});

test('the first posts come as numbered rows, and a wrong number is told at its row', () => {
	const { roleId, title, validFrom } = form;
	const given = (daysPerMonth: string) => ({ rows: { 0: { roleId, title, daysPerMonth } }, validFrom });
	expect(v.parse(FirstPositions, given('2,5')).rows).toEqual([{ roleId, title, daysPerMonth: 2.5 }]);
	expect(v.parse(FirstPositions, given('')).rows).toEqual([{ roleId, title, daysPerMonth: null }]);
	const wrong = v.safeParse(FirstPositions, given('kolme')).issues?.[0];
	expect([v.getDotPath(wrong!), wrong?.message]).toEqual(['rows.0.daysPerMonth', 'not_a_number']);
});

const post = (roleId: string, daysPerMonth: number, change: Partial<Position> = {}): Position => ({
	id: '1',
	title: 'x',
	roleId,
	role: roleId,
	serviceAreaId: null,
	personId: 'p',
	person: 'P',
	tenure: 'permanent',
	daysPerMonth,
	fullTimePercent: 100,
	deputyId: null,
	deputy: null,
	validFrom: '2027-01-01',
	validTo: null,
	version: 1,
	...change,
});

test('capacity counts posts in force, and vacant ones apart', () => {
	const posts = [
		post('a', 5),
		post('a', 3, { personId: null }),
		post('a', 8, { validTo: '2027-01-31' }),
		post('b', 2, { validFrom: '2028-01-01' }),
	];
	expect([...capacityByRole(posts, '2027-02-01')]).toEqual([
		['a', { posts: 2, vacant: 1, days: 5, vacantDays: 3 }],
	]);
	expect(isInForce({ validFrom: '2027-01-01', validTo: '2027-01-31' }, '2027-01-31')).toBe(true);
});
