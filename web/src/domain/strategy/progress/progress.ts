import { daysBetween } from '#platform/day.ts';
import type { Outlook } from '../indicator/follow-up.ts';
import type { MeasureState } from '../measure/measure.ts';
import { standingOf, type Standing, type Told } from '../measure/measure-state.ts';

/** What one measure adds to the whole. */
export interface MeasureFacts extends Told {
	id: string;
	goalId: string;
	areaId: string | null;
	code: string;
	title: string;
	/** Euros that are ICT. */
	cost: number;
	costYearly: number;
	planning: SeatFacts;
	implementing: SeatFacts;
}

/** A post that answers for it: nobody was named, the post is empty or has ended, or somebody sits in it. */
export type SeatFacts = 'none' | 'vacant' | 'filled';

export interface IndicatorFacts {
	id: string;
	goalId: string;
	name: string;
	outlook: Outlook;
}

export interface GoalFacts {
	id: string;
	strategyId: string;
	/** Of its strategy. */
	areaId: string | null;
	code: string;
	title: string;
}

export const riskCodes = [
	'stuck',
	'late',
	'behind',
	'no_planning',
	'no_implementing',
	'vacant',
	'silent',
	'no_measures',
	'no_readings',
] as const;
export type RiskCode = (typeof riskCodes)[number];

export interface Risk {
	code: RiskCode;
	kind: 'measure' | 'indicator' | 'goal';
	id: string;
	name: string;
	goalId: string;
}

export type RiskLevel = 'none' | 'low' | 'some' | 'high';

/** Sums only: what two parts come to is what their sums come to. */
export interface Roll {
	goals: number;
	states: Record<MeasureState, number>;
	/** Of all measures together, in percent. */
	percent: number;
	indicators: Record<Outlook, number>;
	cost: number;
	costYearly: number;
	risks: Risk[];
}

export const nothing = (): Roll => ({
	goals: 0,
	states: { not_started: 0, on_track: 0, late: 0, stuck: 0, done: 0 },
	percent: 0,
	indicators: { reached: 0, on_path: 0, behind: 0, no_readings: 0, no_target: 0 },
	cost: 0,
	costYearly: 0,
	risks: [],
});

/** Days without a word after which somebody should ask. */
export const silentAfterDays = 120;

/** What may go wrong with one measure, the gravest first. */
export function measureRisks(measure: MeasureFacts, standing: Standing, day: string): RiskCode[] {
	if (standing.state === 'done') return [];
	const seats = [measure.planning, measure.implementing];
	return [
		...(standing.state === 'stuck' ? (['stuck'] as const) : []),
		...(standing.state === 'late' ? (['late'] as const) : []),
		...(measure.planning === 'none' ? (['no_planning'] as const) : []),
		...(measure.implementing === 'none' ? (['no_implementing'] as const) : []),
		...(seats.includes('vacant') ? (['vacant'] as const) : []),
		...(isSilent(measure, day) ? (['silent'] as const) : []),
	];
}

/** It should be under way, and nothing has been heard of it for long. */
function isSilent({ startsOn, said }: Told, day: string): boolean {
	if (startsOn === null || startsOn > day) return false;
	const since = said && said.saidOn > startsOn ? said.saidOn : startsOn;
	return daysBetween(since, day) > silentAfterDays;
}

function addMeasure(roll: Roll, measure: MeasureFacts, day: string): void {
	const standing = standingOf(measure, day);
	roll.states[standing.state] += 1;
	roll.percent += standing.percent;
	roll.cost += measure.cost;
	roll.costYearly += measure.costYearly;
	const { id, goalId } = measure;
	const name = `${measure.code} ${measure.title}`;
	for (const code of measureRisks(measure, standing, day))
		roll.risks.push({ code, kind: 'measure', id, name, goalId });
}

function addIndicator(roll: Roll, { id, goalId, name, outlook }: IndicatorFacts): void {
	roll.indicators[outlook] += 1;
	if (outlook === 'behind' || outlook === 'no_readings')
		roll.risks.push({ code: outlook, kind: 'indicator', id, name, goalId });
}

/** One goal in one service: the smallest part, of which everything else is the sum. */
export interface Leaf {
	goal: GoalFacts;
	areaId: string | null;
	roll: Roll;
}

export interface Facts {
	goals: readonly GoalFacts[];
	measures: readonly MeasureFacts[];
	indicators: readonly IndicatorFacts[];
}

/** Measures of a goal fall to their own services; its indicators, and its lack of measures, to that of its strategy. */
export function leavesOf({ goals, measures, indicators }: Facts, day: string): Leaf[] {
	const measuresOf = Map.groupBy(measures, ({ goalId }) => goalId);
	const indicatorsOf = Map.groupBy(indicators, ({ goalId }) => goalId);
	return goals.flatMap((goal) => {
		const leaves = new Map<string | null, Leaf>();
		const leafOf = (areaId: string | null) => {
			const there = leaves.get(areaId);
			if (there) return there.roll;
			const roll = nothing();
			leaves.set(areaId, { goal, areaId, roll });
			return roll;
		};
		const own = leafOf(goal.areaId);
		own.goals = 1;
		const its = measuresOf.get(goal.id) ?? [];
		for (const measure of its) addMeasure(leafOf(measure.areaId), measure, day);
		for (const indicator of indicatorsOf.get(goal.id) ?? []) addIndicator(own, indicator);
		const name = `${goal.code} ${goal.title}`;
		if (its.length === 0)
			own.risks.push({ code: 'no_measures', kind: 'goal', id: goal.id, name, goalId: goal.id });
		return [...leaves.values()];
	});
}

/** The parts together. */
export function together(rolls: Iterable<Roll>): Roll {
	const whole = nothing();
	for (const roll of rolls) {
		whole.goals += roll.goals;
		whole.percent += roll.percent;
		whole.cost += roll.cost;
		whole.costYearly += roll.costYearly;
		for (const key of keysOf(whole.states)) whole.states[key] += roll.states[key];
		for (const key of keysOf(whole.indicators)) whole.indicators[key] += roll.indicators[key];
		for (const risk of roll.risks) whole.risks.push(risk);
	}
	return whole;
}

const keysOf = <Key extends string>(record: Record<Key, number>) => Object.keys(record) as Key[];

/** Leaves by whatever they are asked by, each part summed. */
export function rollBy<Key>(leaves: readonly Leaf[], keyOf: (leaf: Leaf) => Key): Map<Key, Roll> {
	const groups = Map.groupBy(leaves, keyOf);
	return new Map([...groups].map(([key, group]) => [key, together(group.map(({ roll }) => roll))]));
}

export const measureCount = ({ states }: Roll) =>
	keysOf(states).reduce((sum, state) => sum + states[state], 0);

export const indicatorCount = ({ indicators }: Roll) =>
	keysOf(indicators).reduce((sum, outlook) => sum + indicators[outlook], 0);

/** 0…1; null where there is nothing to be done. */
export function progressOf(roll: Roll): number | null {
	const count = measureCount(roll);
	return count === 0 ? null : roll.percent / count / 100;
}

/** Measures that are not late or stuck, of all that have begun or should have. */
export function scheduleKept({ states }: Roll): { kept: number; of: number } {
	const kept = states.on_track + states.done;
	return { kept, of: kept + states.late + states.stuck };
}

/** Indicators that are where their path asks, of those of which that can be told. */
export function onPath({ indicators }: Roll): { kept: number; of: number } {
	const kept = indicators.reached + indicators.on_path;
	return { kept, of: kept + indicators.behind };
}

/** Share of measures, or of indicators, in trouble from which a whole is at high risk. */
const muchMeasures = 0.25;
const muchIndicators = 0.5;

export function riskLevel(roll: Roll): RiskLevel {
	const measures = measureCount(roll);
	if (measures === 0 && indicatorCount(roll) === 0 && roll.risks.length === 0) return 'none';
	const trouble = roll.states.late + roll.states.stuck;
	const path = onPath(roll);
	if (trouble > 0 && trouble >= measures * muchMeasures) return 'high';
	if (path.of > 0 && roll.indicators.behind >= path.of * muchIndicators) return 'high';
	return roll.risks.length > 0 ? 'some' : 'low';
}

/** How many times each thing threatens, the gravest first. */
export function riskCounts({ risks }: Roll): { code: RiskCode; count: number }[] {
	const counts = Map.groupBy(risks, ({ code }) => code);
	return riskCodes.flatMap((code) => {
		const count = counts.get(code)?.length ?? 0;
		return count > 0 ? { code, count } : [];
	});
}

/** A document and all that lie below it. */
export function withBelow(
	strategies: readonly { id: string; parentId: string | null }[],
	id: string,
): Set<string> {
	const found = new Set([id]);
	const childrenOf = Map.groupBy(strategies, ({ parentId }) => parentId);
	// A set grows while it is walked; one that is there already is not walked again.
	for (const one of found) for (const child of childrenOf.get(one) ?? []) found.add(child.id);
	return found;
}
