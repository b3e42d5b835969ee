import { BUDGET_KINDS, type Mode, type Problem } from '../problem/problem.ts';

/** One way of doing one activity, everything by position. */
export interface ModeRow {
	activity: number;
	/** Id of the alternative; null = the activity's own way. */
	id: string | null;
	/** Open weeks. */
	duration: number;
	demands: Demand[];
	/** Cents by kind, in the order of BUDGET_KINDS. */
	cost: number[];
	hasCost: boolean;
	/** Units by fund. */
	uses: { fund: number; amount: number }[];
	places: PlaceRow[];
	/** What it brings. */
	value: number;
}

/** Hundredths of days of one resource: `rate` in every working week but the last, `last` in that. */
export interface Demand {
	resource: number;
	rate: number;
	last: number;
}

/** One post wanted by skill; a place for three posts is three of these. */
export interface PlaceRow {
	skill: string;
	/** Resources that master the skill. */
	masters: number[];
	rate: number;
	last: number;
}

/** All ways of the activities and then of the set-ups, each list with the own way first. */
export function modesOf(problem: Problem, setups: readonly Mode[]): ModeRow[][] {
	const row = compiler(problem);
	const { activities } = problem;
	const own = activities.map((activity, index) => [
		row(activity, index, null, activity.value),
		...(activity.alternatives ?? []).map((mode) =>
			row(mode, index, mode.id, activity.value * (mode.worth ?? 1)),
		),
	]);
	return [...own, ...setups.map((mode, index) => [row(mode, activities.length + index, null, 0)])];
}

function compiler({ resources, funds = [] }: Problem) {
	const positionOf = new Map(resources.map((resource, index) => [resource.id, index]));
	const fundOf = new Map(funds.map((fund, index) => [fund.id, index]));
	const mastersOf = (skill: string) =>
		resources.flatMap((resource, index) => (resource.skills?.includes(skill) ? index : []));
	return (mode: Omit<Mode, 'id' | 'worth'>, activity: number, id: string | null, value: number): ModeRow => {
		const { duration } = mode;
		const cost = BUDGET_KINDS.map((kind) => mode.cost[kind]);
		return {
			...{ activity, id, duration, cost, hasCost: cost.some((amount) => amount > 0) },
			demands: Object.entries(mode.effort).flatMap(([resource, total]) =>
				total > 0 ? { resource: positionOf.get(resource)!, ...spread(total, duration) } : [],
			),
			uses: Object.entries(mode.uses ?? {}).flatMap(([fund, amount]) =>
				amount > 0 ? { fund: fundOf.get(fund)!, amount } : [],
			),
			places: (mode.places ?? []).flatMap(({ skill, posts, effort }) => {
				const masters = mastersOf(skill);
				return Array.from({ length: posts }, () => ({ skill, masters, ...spread(effort, duration) }));
			}),
			value: Math.round(value * 1e6) / 1e6,
		};
	};
}

function spread(total: number, duration: number): { rate: number; last: number } {
	const rate = Math.floor(total / duration);
	return { rate, last: total - rate * (duration - 1) };
}
