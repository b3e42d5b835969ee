import {
	indicatorCount,
	measureCount,
	onPath,
	progressOf,
	riskCounts,
	riskLevel,
	scheduleKept,
	type RiskCode,
	type RiskLevel,
	type Roll,
} from '#domain/strategy/progress/progress.ts';

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
