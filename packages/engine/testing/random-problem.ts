import fc from 'fast-check';
import { validateProblem } from '../src/problem/validate.ts';
import type { Activity, Fund, Lag, Pin, Problem } from '../src/problem/problem.ts';

const RESOURCES = ['coordinator', 'it', 'media'];
const START = '2027-11-01';

/** Small problems, tight in everything, that validate: every rule binds in many of them. */
export const anyProblem: fc.Arbitrary<Problem> = fc
	.record({ slots: fc.integer({ min: 4, max: 26 }), count: fc.integer({ min: 1, max: 14 }) })
	.chain(({ slots, count }) =>
		fc.record({
			start: fc.constant(START),
			slots: fc.constant(slots),
			resources: fc.tuple(...RESOURCES.map((id) => resource(id, slots))),
			budgets: budgets(),
			activities: fc
				.tuple(...Array.from({ length: count }, (_, index) => activity(index, slots)))
				.map((list): Activity[] => list),
			closed: fc.array(rarely(9), { minLength: slots, maxLength: slots }),
		}),
	);

function resource(id: string, slots: number) {
	const level = fc.constantFrom(300, 300, 500, 500, 500, 500, 500, 200, 0);
	return fc.record({
		id: fc.constant(id),
		capacity: fc.array(level, { minLength: slots, maxLength: slots }),
	});
}

function budgets() {
	const kind = fc.constantFrom('investment' as const, 'one_off' as const, 'yearly' as const);
	return fc.uniqueArray(
		fc.record({ year: fc.integer({ min: 2027, max: 2029 }), kind, amount: fc.integer({ min: 0, max: 60 }) }),
		{ selector: (budget) => `${budget.year} ${budget.kind}`, maxLength: 6 },
	);
}

function activity(index: number, slots: number): fc.Arbitrary<Activity> {
	return fc
		.record({ duration: fc.integer({ min: 1, max: 5 }), earliest: fc.nat({ max: Math.ceil(slots / 2) }) })
		.chain(({ duration, earliest }) =>
			fc.record({
				id: fc.constant(`a${index}`),
				value: fc.integer({ min: 0, max: 20 }).map((half) => half / 2),
				duration: fc.constant(duration),
				effort: fc.dictionary(fc.constantFrom(...RESOURCES), fc.nat({ max: duration * 280 }), {
					maxKeys: 2,
				}),
				cost: cost(),
				earliest: fc.constant(earliest),
				deadline: deadline(earliest + duration, slots),
				predecessors: predecessors(index),
				pin: fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, pin(earliest, slots)),
			}),
		)
		.map(({ pin: fixed, ...rest }) => (fixed ? { ...rest, pin: fixed } : rest));
}

function cost() {
	const amount = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat({ max: 30 }));
	return fc.record({ investment: amount, one_off: amount, yearly: amount });
}

function deadline(soonest: number, slots: number) {
	return fc.oneof(
		{ weight: 8, arbitrary: fc.constant(null) },
		{ weight: 6, arbitrary: fc.integer({ min: soonest, max: soonest + 9 }) },
		{ weight: 1, arbitrary: fc.integer({ min: -2, max: slots + 3 }) },
	);
}

function predecessors(index: number) {
	const earlier = Array.from({ length: index }, (_, before) => `a${before}`);
	return fc.oneof(fc.constant<string[]>([]), fc.subarray(earlier, { maxLength: Math.min(2, index) }));
}

function pin(earliest: number, slots: number): fc.Arbitrary<Pin> {
	return fc.oneof(
		fc.record({ start: fc.integer({ min: Math.max(0, earliest - 1), max: slots - 1 }) }),
		fc.constant({ exclude: true as const }),
		fc.constant({ include: true as const }),
	);
}

function rarely(outOf: number) {
	return fc.nat({ max: outOf }).map((draw) => draw === 0);
}

/** The same with other ways, skills, funds, lags, exclusions and groups with set-ups. */
export const anyRichProblem: fc.Arbitrary<Problem> = anyProblem.chain((base) => {
	const ids = base.activities.map((one) => one.id);
	return fc
		.record({
			skills: fc.array(fc.subarray(SKILLS), { minLength: RESOURCES.length, maxLength: RESOURCES.length }),
			funds: fc.constantFrom<Fund[]>([], [{ id: 'grant', amount: 8 }]),
			extras: fc.tuple(...base.activities.map((one) => extra(one))),
			lags: fc.array(lag(ids), { maxLength: 3 }),
			exclusions: fc.array(fc.subarray(ids, { maxLength: Math.min(3, ids.length) }), { maxLength: 2 }),
			setup: fc.record({
				duration: fc.integer({ min: 1, max: 2 }),
				effort: fc.nat({ max: 400 }),
				cost: cost(),
			}),
		})
		.map(({ skills, funds, extras, lags, exclusions, setup }): Problem => ({
			...base,
			resources: base.resources.map((one, index) => ({
				...one,
				skills: [...new Set([SKILLS[index] ?? 'teach', ...skills[index]!])],
			})),
			activities: base.activities.map((one, index) => enriched(one, extras[index]!, funds.length > 0)),
			lags: lags.filter(({ from, to }) => from !== to),
			...{ funds, exclusions },
			groups: [
				{ id: 'unit', setup: { id: 'begin', ...setup, effort: { it: setup.effort } } },
				{ id: 'other', setup: { id: 'begin', duration: 1, effort: {}, cost: setup.cost } },
				{ id: 'free' },
			],
		}))
		.filter((problem) => validateProblem(problem).length === 0);
});

const SKILLS = ['teach', 'code'];

function extra({ duration }: Activity) {
	return fc.record({
		alternative: fc.option(
			fc.record({
				id: fc.constant('bought'),
				duration: fc.integer({ min: 1, max: 4 }),
				effort: fc.constant<Record<string, number>>({}),
				cost: cost(),
				worth: fc.constantFrom(1, 0.5, 0.9),
			}),
		),
		place: fc.option(
			fc.record({
				skill: fc.constantFrom(...SKILLS),
				posts: fc.integer({ min: 1, max: 2 }),
				effort: fc.nat({ max: duration * 250 }),
			}),
			{ freq: 2 },
		),
		uses: fc.nat({ max: 5 }),
		groups: fc.constantFrom<string[]>([], [], ['unit'], ['other', 'free'], ['unit', 'other']),
	});
}

type Extra = ReturnType<typeof extra> extends fc.Arbitrary<infer T> ? T : never;

function enriched(one: Activity, { alternative, place, uses, groups }: Extra, hasFund: boolean): Activity {
	return {
		...one,
		...(alternative && { alternatives: [alternative] }),
		...(place && { places: [place] }),
		...(hasFund && uses > 0 && { uses: { grant: uses } }),
		...(groups.length > 0 && { groups }),
	};
}

function lag(ids: readonly string[]): fc.Arbitrary<Lag> {
	return fc.record({
		from: fc.constantFrom(...ids),
		to: fc.constantFrom(...ids),
		after: fc.constantFrom('start' as const, 'finish' as const),
		min: fc.option(fc.integer({ min: -2, max: 5 })),
		max: fc.option(fc.integer({ min: 5, max: 9 })),
	});
}
