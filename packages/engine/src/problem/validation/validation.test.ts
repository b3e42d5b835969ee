import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richProblem } from '../../../testing/rich-problem.ts';
import { activity, problem } from '../../../testing/small-problem.ts';
import type { Activity, Lag, Mode, Problem } from '../problem.ts';
import { validateProblem } from '../validate.ts';
import type { IssueCode, Step } from './report.ts';

/** Breaks one rule of a sound problem, at the activity of the position, and says what is to be reported. */
type Mutation = (bad: Problem, at: Activity) => [IssueCode, ...Step[]];

const light = (at: Activity): Mode => at.alternatives![0]!;
const lag = (from: string, to: string, rest: Partial<Lag>): Lag => ({
	...{ from, to, after: 'start', min: null, max: null },
	...rest,
});
/** A new lag in the first place. */
const withLag = (bad: Problem, one: Lag) => (bad.lags = [one, ...bad.lags!]);

const mutations: Record<string, Mutation> = {
	'a goal that is none': (bad) => {
		bad.goal = 'fame' as 'value';
		return ['unknown_kind', 'goal'];
	},
	'a fund below nothing': (bad) => {
		bad.funds![1]!.amount = -1;
		return ['too_small', 'funds', 'licences', 'amount'];
	},
	'a fund given twice': (bad) => {
		bad.funds!.push({ id: 'grant', amount: 0 });
		return ['duplicate', 'funds', 'grant'];
	},
	'a fund that is none': (_, at) => {
		light(at).uses = { ghost: 1 };
		return ['unknown_fund', 'activities', at.id, 'alternatives', 'light', 'uses', 'ghost'];
	},
	'parts of a unit': (_, at) => {
		at.uses = { grant: 0.5 };
		return ['not_an_integer', 'activities', at.id, 'uses', 'grant'];
	},
	'a skill nobody has': (_, at) => {
		light(at).places![0]!.skill = 'ghost';
		return ['unknown_skill', 'activities', at.id, 'alternatives', 'light', 'places', 0, 'skill'];
	},
	'a place for nobody': (_, at) => {
		at.places = [{ skill: 'map', posts: 0, effort: 1 }];
		return ['too_small', 'activities', at.id, 'places', 0, 'posts'];
	},
	'a way given twice': (_, at) => {
		at.alternatives![1]!.id = 'light';
		return ['duplicate', 'activities', at.id, 'alternatives', 'light'];
	},
	'a way without a name': (_, at) => {
		at.alternatives![1]!.id = '';
		return ['duplicate', 'activities', at.id, 'alternatives', ''];
	},
	'a way without duration': (_, at) => {
		light(at).duration = 0;
		return ['too_small', 'activities', at.id, 'alternatives', 'light', 'duration'];
	},
	'a way of a post that is none': (_, at) => {
		light(at).effort = { ghost: 1 };
		return ['unknown_resource', 'activities', at.id, 'alternatives', 'light', 'effort', 'ghost'];
	},
	'a way worth more than all': (_, at) => {
		light(at).worth = 1.5;
		return ['too_large', 'activities', at.id, 'alternatives', 'light', 'worth'];
	},
	'a setup with a wrong cost': (bad) => {
		bad.groups![0]!.setup!.cost.yearly = NaN;
		return ['not_an_integer', 'groups', 'north', 'setup', 'cost', 'yearly'];
	},
	'a group given twice': (bad) => {
		bad.groups!.push({ id: 'south' });
		return ['duplicate', 'groups', 'south'];
	},
	'a group that is none': (_, at) => {
		at.groups = ['ghost'];
		return ['unknown_group', 'activities', at.id, 'groups', 'ghost'];
	},
	'an estimate out of order': (_, at) => {
		at.estimate = { low: 1, likely: 0.5, high: 2 };
		return ['out_of_order', 'activities', at.id, 'estimate'];
	},
	'an estimate of nothing': (_, at) => {
		at.estimate!.low = 0;
		return ['too_small', 'activities', at.id, 'estimate', 'low'];
	},
	'an exclusion of somebody unknown': (bad) => {
		bad.exclusions = [[], ['ghost']];
		return ['unknown_activity', 'exclusions', 1];
	},
	'an exclusion of oneself': (bad, at) => {
		bad.exclusions = [[at.id, at.id]];
		return ['duplicate', 'exclusions', 0];
	},
	'a lag from nobody': (bad, at) => {
		withLag(bad, lag('ghost', at.id, {}));
		return ['unknown_activity', 'lags', 0, 'from'];
	},
	'a lag to nobody': (bad, at) => {
		withLag(bad, lag(at.id, 'ghost', {}));
		return ['unknown_activity', 'lags', 0, 'to'];
	},
	'a lag after something else': (bad, at) => {
		withLag(bad, lag(at.id, at.id, { after: 'lunch' as 'start' }));
		return ['unknown_kind', 'lags', 0, 'after'];
	},
	'a lag of part of a week': (bad, at) => {
		withLag(bad, lag(at.id, at.id, { max: 1.5 }));
		return ['not_an_integer', 'lags', 0, 'max'];
	},
	'a least above the most': (bad, at) => {
		withLag(bad, lag(at.id, at.id, { min: -1, max: -2 }));
		return ['out_of_order', 'lags', 0];
	},
	'a wait for oneself': (bad, at) => {
		withLag(bad, lag(at.id, at.id, { min: 1 }));
		return ['cycle', 'lags'];
	},
};

describe('validateProblem, every field', () => {
	it('accepts what is sound', () => {
		fc.assert(
			fc.property(richProblem, (sound) => {
				expect(validateProblem(sound)).toEqual([]);
			}),
		);
	});

	it.each(Object.entries(mutations))('reports %s and nothing else', (_, mutate) => {
		fc.assert(
			fc.property(richProblem, fc.nat(), (sound, pick) => {
				const bad = structuredClone(sound);
				const [code, ...where] = mutate(bad, bad.activities[pick % bad.activities.length]!);
				expect(validateProblem(bad)).toMatchObject([{ code, where }]);
			}),
			{ numRuns: 20 },
		);
	});

	it('does not mind more posts wanted than master the skill', () => {
		const resources = [{ id: 'post', capacity: new Array<number>(10).fill(1), skills: ['map'] }];
		const places = [{ skill: 'map', posts: 2, effort: 1 }];
		expect(validateProblem(problem([activity('a', { places })], { resources }))).toEqual([]);
	});
});

describe('contradicting lags', () => {
	const issues = (lags: Lag[], durations: Partial<Activity> = {}) =>
		validateProblem(
			problem(
				[
					activity('a', { duration: 3, ...durations }),
					activity('b', { predecessors: ['a'] }),
					activity('c', { predecessors: ['b'] }),
				],
				{ lags },
			),
		);

	it('are named by their members, each waiting for the one before it', () => {
		const [found, ...rest] = issues([lag('a', 'c', { max: 3 })]);
		expect(rest).toEqual([]);
		expect(found).toMatchObject({ code: 'cycle', where: ['lags'] });
		const members = found!.value as string[];
		expect([...members, ...members].join('')).toContain('abc');
	});

	it('are fine when just possible', () => {
		expect(issues([lag('a', 'c', { max: 4 })])).toEqual([]);
		expect(issues([lag('a', 'c', { after: 'finish', max: 0 })])).toHaveLength(1);
		expect(issues([lag('a', 'c', { after: 'finish', max: 1 })])).toEqual([]);
	});

	it('are fine when another way of an activity is short enough', () => {
		const light = { id: 'light', duration: 1, effort: {}, cost: { investment: 0, one_off: 0, yearly: 0 } };
		expect(issues([lag('a', 'c', { max: 2 })], { alternatives: [light] })).toEqual([]);
		expect(issues([lag('a', 'c', { max: 1 })], { alternatives: [light] })).toHaveLength(1);
	});
});
