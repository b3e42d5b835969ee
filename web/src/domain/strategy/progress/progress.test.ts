import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStates } from '../measure/measure.ts';
import { standingOf } from '../measure/measure-state.ts';
import {
	leavesOf,
	measureCount,
	progressOf,
	riskCounts,
	riskLevel,
	rollBy,
	scheduleKept,
	together,
	type GoalFacts,
	type IndicatorFacts,
	type MeasureFacts,
} from './progress.ts';

const day = '2027-05-10';
const goal: GoalFacts = { id: 'g1', strategyId: 's1', areaId: 'library', code: 'T1', title: 'Tulostus' };
const measure: MeasureFacts = {
	...{ id: 'm1', goalId: 'g1', areaId: 'library', code: 'T1/1', title: 'Tulostimet' },
	...{ cost: 1000, costYearly: 0, planning: 'filled', implementing: 'filled' },
	...{ needState: null, startsOn: '2027-03-01', endsOn: '2027-08-31' },
	said: { state: 'on_track', percent: 40, saidOn: '2027-05-01' },
};
const only = (...measures: MeasureFacts[]) =>
	together(leavesOf({ goals: [goal], measures, indicators: [] }, day).map(({ roll }) => roll));

describe('how a measure stands', () => {
	it('is measured where it can be', () => {
		expect(standingOf({ ...measure, needState: 'done' }, day)).toMatchObject({ state: 'done', percent: 100 });
		expect(standingOf({ ...measure, endsOn: '2027-05-09' }, day)).toMatchObject({
			state: 'late',
			isMeasured: true,
		});
		expect(standingOf({ ...measure, endsOn: day }, day)).toMatchObject({ state: 'on_track' });
		expect(standingOf({ ...measure, said: null }, day)).toMatchObject({ state: 'not_started', percent: 0 });
	});
});

describe('the risk of a goal', () => {
	it('is told in what threatens it', () => {
		const stuck = {
			...measure,
			said: { ...measure.said!, state: 'stuck' as const },
			implementing: 'none' as const,
		};
		const roll = only(stuck, {
			...measure,
			id: 'm2',
			planning: 'vacant',
			said: null,
			startsOn: '2026-12-01',
		});
		expect(riskLevel(roll)).toBe('high');
		expect(riskCounts(roll)).toEqual([
			{ code: 'stuck', count: 1 },
			{ code: 'no_implementing', count: 1 },
			{ code: 'vacant', count: 1 },
			{ code: 'silent', count: 1 },
		]);
	});

	it('is low when all goes well, and there is none of nothing', () => {
		expect(riskLevel(only(measure))).toBe('low');
		expect(riskLevel(together([]))).toBe('none');
		expect(riskCounts(only())).toEqual([{ code: 'no_measures', count: 1 }]);
	});

	it('is not asked of what is done', () => {
		const done = {
			...measure,
			planning: 'none' as const,
			said: { ...measure.said!, state: 'done' as const },
		};
		expect(only(done).risks).toEqual([]);
	});
});

const areaIds = fc.constantFrom('library', 'sports', null);
const days = fc
	.integer({ min: 0, max: 900 })
	.map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const goals = fc
	.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 8 })
	.chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(`g${id}`), areaId: areaIds }))))
	.map((list) => list.map((one, i): GoalFacts => ({ ...goal, ...one, strategyId: `s${i % 3}` })));
const facts = goals.chain((known) =>
	fc.record({
		goals: fc.constant(known),
		measures: fc.array(
			fc.record({
				...{ id: fc.uuid(), goalId: fc.constantFrom(...known.map(({ id }) => id)), areaId: areaIds },
				...{ code: fc.constant('T'), title: fc.constant('x'), cost: fc.nat(9999), costYearly: fc.nat(99) },
				planning: fc.constantFrom('none', 'vacant', 'filled'),
				implementing: fc.constantFrom('none', 'vacant', 'filled'),
				needState: fc.constantFrom(null, 'planned', 'done'),
				startsOn: fc.option(days),
				endsOn: fc.option(days),
				said: fc.option(
					fc.record({
						state: fc.constantFrom(...measureStates),
						percent: fc.integer({ min: 0, max: 100 }),
						saidOn: days,
					}),
				),
			}) as fc.Arbitrary<MeasureFacts>,
			{ maxLength: 30 },
		),
		indicators: fc.array(
			fc.record({
				...{ id: fc.uuid(), goalId: fc.constantFrom(...known.map(({ id }) => id)), name: fc.constant('i') },
				outlook: fc.constantFrom('reached', 'on_path', 'behind', 'no_readings', 'no_target'),
			}) as fc.Arbitrary<IndicatorFacts>,
			{ maxLength: 10 },
		),
	}),
);

const sums = ({ goals: count, states, percent, indicators, cost, risks }: ReturnType<typeof together>) => ({
	...{ count, states, percent, indicators, cost },
	risks: risks.map(({ code, id }) => `${code} ${id}`).toSorted(),
});

describe('a roll-up', () => {
	it('loses nothing and counts nothing twice, whichever way it is summed', () => {
		fc.assert(
			fc.property(facts, (given) => {
				const leaves = leavesOf(given, day);
				const whole = sums(together(leaves.map(({ roll }) => roll)));
				expect(whole.count).toBe(given.goals.length);
				expect(measureCount({ ...together([]), states: whole.states })).toBe(given.measures.length);
				expect(whole.cost).toBe(given.measures.reduce((sum, { cost }) => sum + cost, 0));
				const ways = [
					rollBy(leaves, ({ goal: { id } }) => id),
					rollBy(leaves, ({ goal: { strategyId } }) => strategyId),
					rollBy(leaves, ({ areaId }) => areaId),
				];
				for (const way of ways) expect(sums(together(way.values()))).toEqual(whole);
			}),
		);
	});

	it('does not depend on the order things are told in', () => {
		fc.assert(
			fc.property(facts, (given) => {
				const turned = {
					goals: given.goals.toReversed(),
					measures: given.measures.toReversed(),
					indicators: given.indicators.toReversed(),
				};
				const roll = (one: typeof given) => sums(together(leavesOf(one, day).map((leaf) => leaf.roll)));
				expect(roll(turned)).toEqual(roll(given));
			}),
		);
	});

	it('only gains by one more thing done: progress rises, the schedule is kept better, no risk is added', () => {
		fc.assert(
			fc.property(facts, fc.nat(), (given, pick) => {
				fc.pre(given.measures.length > 0);
				const at = pick % given.measures.length;
				const done = { state: 'done', percent: 100, saidOn: day } as const;
				const better = given.measures.map((one, i) => (i === at ? { ...one, said: done } : one));
				const before = together(leavesOf(given, day).map(({ roll }) => roll));
				const after = together(leavesOf({ ...given, measures: better }, day).map(({ roll }) => roll));
				expect(progressOf(after)!).toBeGreaterThanOrEqual(progressOf(before)!);
				const share = ({ kept, of }: { kept: number; of: number }) => (of === 0 ? 1 : kept / of);
				expect(share(scheduleKept(after))).toBeGreaterThanOrEqual(share(scheduleKept(before)));
				expect(after.risks.length).toBeLessThanOrEqual(before.risks.length);
			}),
		);
	});
});
