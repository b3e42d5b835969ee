import { describe, expect, it } from 'vitest';
import { movementBetween, rings, shownMovement } from '../technology/technology.ts';
import { isDecisionPassed, isThresholdMet, overCap, stateOf, type Pilot } from './pilot.ts';
import { openMatters, type Protection } from './protection.ts';

const promised: Protection = {
	personal: 'yes',
	special: 'no',
	abroad: 'no',
	agreed: 'yes',
	told: 'yes',
	erased: 'yes',
};

describe('the data-protection check', () => {
	it('asks nothing more where no personal data is handled, and everything where it is', () => {
		expect(openMatters({}, '')).toEqual([{ question: 'personal', why: 'unanswered' }]);
		expect(openMatters({ personal: 'no' }, '')).toEqual([]);
		expect(openMatters({ personal: 'yes' }, '').map(({ question }) => question)).toEqual([
			...['special', 'abroad', 'agreed', 'told', 'erased'],
		]);
		expect(openMatters(promised, '')).toEqual([]);
	});

	it('takes no promise back, and a risk only with its explanation', () => {
		expect(openMatters({ ...promised, agreed: 'no' }, 'Sovitaan myöhemmin')).toEqual([
			{ question: 'agreed', why: 'not_promised' },
		]);
		const risky: Protection = { ...promised, abroad: 'yes' };
		expect(openMatters(risky, ' ')).toEqual([{ question: 'abroad', why: 'not_explained' }]);
		expect(openMatters(risky, 'Vakiolausekkeet on tehty')).toEqual([]);
	});
});

type Told = Pick<Pilot, 'beganOn' | 'withdrawnOn' | 'results' | 'decisions' | 'endsOn'>;
const begun: Told = {
	beganOn: '2027-01-01',
	withdrawnOn: null,
	results: [],
	decisions: [],
	endsOn: '2027-03-01',
};
const result = { id: '2', measuredOn: '2027-02-01', value: 12, told: '', saidBy: null };
const decision = {
	id: '3',
	grounds: 'x',
	resultId: '2',
	endsOn: null,
	decidedOn: '2027-02-02',
	decidedBy: null,
};

describe('a pilot', () => {
	it('goes from plan to decision, and round again when it is continued', () => {
		expect(stateOf({ ...begun, beganOn: null })).toBe('planned');
		expect(stateOf(begun)).toBe('running');
		expect(stateOf({ ...begun, results: [result] })).toBe('waiting');
		const on = { ...decision, decision: 'continue' as const };
		expect(stateOf({ ...begun, results: [result], decisions: [on] })).toBe('running');
		expect(stateOf({ ...begun, results: [{ ...result, id: '4' }], decisions: [on] })).toBe('waiting');
		expect(stateOf({ ...begun, decisions: [{ ...decision, resultId: null, decision: 'stop' }] })).toBe(
			'stopped',
		);
	});

	it('past its last day without a decision is told until it is decided', () => {
		expect(isDecisionPassed(begun, '2027-03-01')).toBe(false);
		expect(isDecisionPassed(begun, '2027-03-02')).toBe(true);
		const extended = [{ ...decision, decision: 'extend' as const }];
		expect(isDecisionPassed({ ...begun, decisions: extended }, '2027-03-02')).toBe(false);
	});

	it('is measured against its threshold in its direction, and its costs against the cap', () => {
		expect(isThresholdMet({ threshold: 10, direction: 'at_least' }, 10)).toBe(true);
		expect(isThresholdMet({ threshold: 10, direction: 'at_most' }, 10.1)).toBe(false);
		expect(overCap({ spent: 100.3, costCap: 100 })).toBe(0.3);
		expect(overCap({ spent: 99, costCap: 100 })).toBe(0);
	});
});

describe('a ring', () => {
	it('moves in towards adoption and out towards holding, told for a year', () => {
		expect(movementBetween('assess', 'trial')).toBe('in');
		expect(movementBetween('adopt', 'hold')).toBe('out');
		for (const ring of rings) expect(movementBetween(ring, ring)).toBe('none');
		const moved = { movement: 'in' as const, assessedOn: '2026-03-01' };
		expect(shownMovement(moved, '2027-03-01')).toBe('in');
		expect(shownMovement(moved, '2027-03-02')).toBe('none');
	});
});
