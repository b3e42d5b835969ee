import {
	indicatorCount,
	measureCount,
	onPath,
	progressOf,
	rollBy,
	riskCounts,
	riskLevel,
	scheduleKept,
	together,
	withBelow,
	type Leaf,
	type RiskCode,
	type RiskLevel,
	type Roll,
} from './progress.ts';

/** One line of the roll-up: figures, without the list of risks itself. */
export interface Figures {
	goals: number;
	measures: number;
	done: number;
	late: number;
	stuck: number;
	progress: number | null;
	schedule: { kept: number; of: number };
	indicators: number;
	path: { kept: number; of: number };
	cost: number;
	costYearly: number;
	level: RiskLevel;
	risks: { code: RiskCode; count: number }[];
}

export interface RollRow extends Figures {
	id: string;
	name: string;
	/** Above it, or beside it. */
	note: string;
	/** Documents lie above it: set in. */
	depth: number;
}

export function figuresOf(roll: Roll): Figures {
	return {
		goals: roll.goals,
		measures: measureCount(roll),
		done: roll.states.done,
		late: roll.states.late,
		stuck: roll.states.stuck,
		progress: progressOf(roll),
		schedule: scheduleKept(roll),
		indicators: indicatorCount(roll),
		path: onPath(roll),
		cost: roll.cost,
		costYearly: roll.costYearly,
		level: riskLevel(roll),
		risks: riskCounts(roll),
	};
}

/** The names of what is rolled up to. */
interface Whole {
	strategies: { id: string; title: string; parentId: string | null; area: string | null }[];
	areas: { id: string; name: string }[];
}

export function serviceRows({ areas }: Pick<Whole, 'areas'>, leaves: readonly Leaf[]): RollRow[] {
	const rolls = rollBy(leaves, ({ areaId }) => areaId);
	return [...areas, { id: null, name: '' }].flatMap(({ id, name }) => {
		const roll = rolls.get(id);
		return roll ? { id: id ?? 'none', name, note: '', depth: 0, ...figuresOf(roll) } : [];
	});
}

/** Each document with all that lie below it, parents first. */
export function strategyRows({ strategies }: Pick<Whole, 'strategies'>, leaves: readonly Leaf[]): RollRow[] {
	const known = new Set(strategies.map(({ id }) => id));
	const rows: RollRow[] = [];
	const seen = new Set<string>();
	const add = (parentId: string | null, depth: number) => {
		for (const one of strategies) {
			const parent = one.parentId !== null && known.has(one.parentId) ? one.parentId : null;
			if (parent !== parentId || seen.has(one.id)) continue;
			seen.add(one.id);
			const under = withBelow(strategies, one.id);
			const own = leaves.filter(({ goal }) => under.has(goal.strategyId));
			const figures = figuresOf(together(own.map(({ roll }) => roll)));
			if (own.length > 0) rows.push({ id: one.id, name: one.title, note: one.area ?? '', depth, ...figures });
			add(one.id, depth + 1);
		}
	};
	add(null, 0);
	return rows;
}

export function goalRows({ strategies }: Pick<Whole, 'strategies'>, leaves: readonly Leaf[]): RollRow[] {
	const goals = new Map(leaves.map(({ goal }) => [goal.id, goal]));
	const titles = new Map(strategies.map(({ id, title }) => [id, title]));
	return [...rollBy(leaves, ({ goal }) => goal.id)].map(([id, roll]) => {
		const goal = goals.get(id)!;
		const note = titles.get(goal.strategyId) ?? '';
		return { id, name: `${goal.code} ${goal.title}`, note, depth: 0, ...figuresOf(roll) };
	});
}
