import { expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import {
	daysOf,
	endAfterNotice,
	endWithOptions,
	lastNoticeDay,
	renewalOf,
	usualTimes,
	type Terms,
} from './renewal.ts';

const terms: Terms = {
	...{ endsOn: '2028-12-31', noticeMonths: 6, noticeDays: 0, optionRounds: 0, optionMonths: 12 },
	...usualTimes,
};

test('the last notice day is the latest from which the period has run out, whatever the end and the period', () => {
	expect(lastNoticeDay('2027-02-28', { noticeMonths: 6, noticeDays: 0 })).toBe('2026-08-31');
	expect(lastNoticeDay('2028-12-31', { noticeMonths: 6, noticeDays: 0 })).toBe('2028-06-30');
	expect(lastNoticeDay('2028-12-31', { noticeMonths: 0, noticeDays: 0 })).toBeNull();
	for (let i = 0; i < 800; i++) {
		const endsOn = addDays('2027-01-01', i);
		for (const notice of [
			{ noticeMonths: 1, noticeDays: 0 },
			{ noticeMonths: 6, noticeDays: 14 },
			{ noticeMonths: 0, noticeDays: 30 },
			{ noticeMonths: 12, noticeDays: 0 },
		]) {
			const day = lastNoticeDay(endsOn, notice)!;
			expect(endAfterNotice(day, notice) <= endsOn).toBe(true);
			expect(endAfterNotice(addDays(day, 1), notice) > endsOn).toBe(true);
		}
	}
});

test('the decision is asked for by whichever is earlier: the notice, or the time a new system needs', () => {
	expect(renewalOf(terms)).toEqual({
		endsOn: '2028-12-31',
		notice: '2028-06-30',
		decision: '2027-12-31',
		procurement: '2027-04-30',
		study: '2026-10-30',
	});
	expect(renewalOf({ ...terms, noticeMonths: 18 })?.decision).toBe('2027-05-31');
	expect(renewalOf({ ...terms, introductionMonths: 0 })?.decision).toBe('2028-05-31');
});

test('a contract without notice ends by itself, and one without an end has no days', () => {
	const alone = renewalOf({ ...terms, noticeMonths: 0 })!;
	expect(alone.notice).toBeNull();
	expect(daysOf(alone).map(({ kind }) => kind)).toEqual(['study', 'procurement', 'decision']);
	expect(renewalOf({ ...terms, endsOn: null })).toBeNull();
});

test('options lengthen the contract by whole months to the end of the month', () => {
	expect(endWithOptions({ endsOn: '2027-02-28', optionRounds: 1, optionMonths: 12 })).toBe('2028-02-29');
	expect(endWithOptions({ endsOn: '2027-06-15', optionRounds: 2, optionMonths: 12 })).toBe('2029-06-15');
	expect(endWithOptions({ endsOn: '2027-06-15', optionRounds: 0, optionMonths: 12 })).toBe('2027-06-15');
});
