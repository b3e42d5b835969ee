import { BUDGET_KINDS, type Activity, type Estimate, type Mode, type Problem } from '../problem.ts';
import { duplicates, integer, MOST_MONEY, MOST_TIME, number, type Report, type Step } from './report.ts';

/** What an activity may refer to. */
export interface KnownIds {
	resources: ReadonlySet<string>;
	funds: ReadonlySet<string>;
	skills: ReadonlySet<string>;
	groups: ReadonlySet<string>;
}

/** The ids that the lists of the problem declare. */
export function knownIds({ resources, funds = [], groups = [] }: Problem): KnownIds {
	return {
		resources: new Set(resources.map(({ id }) => id)),
		funds: new Set(funds.map(({ id }) => id)),
		skills: new Set(resources.flatMap(({ skills = [] }) => skills)),
		groups: new Set(groups.map(({ id }) => id)),
	};
}

/** Reports what is wrong with an activity by itself; `slots` is the horizon. */
export function validateActivity(report: Report, activity: Activity, known: KnownIds, slots: number): void {
	const at = ['activities', activity.id];
	const { value, earliest, deadline, alternatives = [], groups = [], estimate, pin } = activity;
	number(report, value, 0, MOST_TIME, ...at, 'value');
	integer(report, activity.duration, 1, MOST_TIME, ...at, 'duration');
	integer(report, earliest, 0, MOST_TIME, ...at, 'earliest');
	if (deadline !== null) integer(report, deadline, -MOST_TIME, MOST_TIME, ...at, 'deadline');
	needs(report, activity, known, at);
	// The own way has the empty id.
	duplicates(report, [{ id: '' }, ...alternatives], ...at, 'alternatives');
	for (const mode of alternatives) validateMode(report, mode, known, [...at, 'alternatives', mode.id]);
	for (const group of groups)
		if (!known.groups.has(group)) report('unknown_group', group, ...at, 'groups', group);
	if (estimate) threePoints(report, estimate, [...at, 'estimate']);
	if (pin && 'start' in pin) {
		const { start } = pin;
		if (!Number.isSafeInteger(start)) report('not_an_integer', start, ...at, 'pin', 'start');
		else if (start < 0 || start >= slots) report('pin_outside_horizon', start, ...at, 'pin', 'start');
	}
}

/** Reports what is wrong with one way of doing something. */
export function validateMode(report: Report, mode: Mode, known: KnownIds, at: Step[]): void {
	integer(report, mode.duration, 1, MOST_TIME, ...at, 'duration');
	if (mode.worth !== undefined) number(report, mode.worth, 0, 1, ...at, 'worth');
	needs(report, mode, known, at);
}

type Needs = Pick<Mode, 'effort' | 'cost' | 'uses' | 'places'>;

function needs(report: Report, { effort, cost, uses = {}, places = [] }: Needs, known: KnownIds, at: Step[]) {
	for (const kind of BUDGET_KINDS) integer(report, cost[kind], 0, MOST_MONEY, ...at, 'cost', kind);
	for (const [resource, amount] of Object.entries(effort)) {
		integer(report, amount, 0, MOST_TIME, ...at, 'effort', resource);
		if (!known.resources.has(resource)) report('unknown_resource', resource, ...at, 'effort', resource);
	}
	for (const [fund, amount] of Object.entries(uses)) {
		integer(report, amount, 0, MOST_MONEY, ...at, 'uses', fund);
		if (!known.funds.has(fund)) report('unknown_fund', fund, ...at, 'uses', fund);
	}
	places.forEach((place, index) => {
		const here = [...at, 'places', index];
		integer(report, place.posts, 1, MOST_TIME, ...here, 'posts');
		integer(report, place.effort, 0, MOST_TIME, ...here, 'effort');
		if (!known.skills.has(place.skill)) report('unknown_skill', place.skill, ...here, 'skill');
	});
}

function threePoints(report: Report, { low, likely, high }: Estimate, at: Step[]) {
	const points = { low, likely, high };
	for (const [name, value] of Object.entries(points))
		number(report, value, Number.MIN_VALUE, MOST_TIME, ...at, name);
	if (low > likely || likely > high) report('out_of_order', points, ...at);
}
