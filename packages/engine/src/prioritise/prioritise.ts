import { spreadOf, type Spread } from './spread.ts';

/** A question every need is scored on. */
export interface Criterion {
	id: string;
	/** Relative to the other criteria, >= 0; not all 0. */
	weight: number;
	/** Ends of the scale that raters use, min < max. */
	min: number;
	max: number;
	/** Whether more of it speaks for the need or against it. */
	direction: 'up' | 'down';
}

/** One rater's value for one need on one criterion, within the scale. */
export interface Score {
	need: string;
	criterion: string;
	rater: string;
	value: number;
}

/** What is to be put in order. */
export interface PriorityInput {
	/** Ids, in the order in which ties are shown. */
	needs: readonly string[];
	criteria: readonly Criterion[];
	scores: readonly Score[];
	/** Weights to use instead of the criteria's own, by criterion id: for trying out. */
	weights?: Readonly<Record<string, number>>;
}

/** A need in the order, with the reasons. */
export interface Priority {
	id: string;
	/** 0 (worst on everything) … 100 (best on everything); null = nobody has scored it. */
	value: number | null;
	/** From 1. Needs of equal value share a rank and the ranks after it are skipped; those without value come last. */
	rank: number;
	/** Other needs of the same rank, in the order given. */
	tiedWith: string[];
	/** Strongest effect first. */
	because: Contribution[];
	/** One for each criterion that has scores. */
	spread: Spread[];
	/** Criteria without any score; the others then carry their weight. */
	missing: string[];
	/** How many people have scored it on anything. */
	raters: number;
	/** 0 = all say the same, 1 = half say the lowest and half the highest; weighted mean over criteria. Null without scores. */
	disagreement: number | null;
}

/** What one criterion adds to the value. */
export interface Contribution {
	criterion: string;
	/** Points of the value; over all criteria they add up to it. */
	contribution: number;
	/** Points more or less than an average need would have got from this criterion with the same weight. */
	comparedToMean: number;
}

/** What is wrong with the input of `prioritise`. Words are made by the caller. */
export interface PriorityIssue {
	code:
		| 'duplicate'
		| 'unknown_need'
		| 'unknown_criterion'
		| 'not_a_number'
		| 'negative_weight'
		| 'no_weight'
		| 'empty_scale'
		| 'outside_scale';
	/** e.g. ['scores', 'need-1', 'benefit', 'rater-2']. */
	where: string[];
	value: unknown;
}

/** Thrown by `prioritise` when `validatePriorities` finds something. */
export class InvalidPriorities extends Error {
	readonly issues: PriorityIssue[];
	constructor(issues: PriorityIssue[]) {
		super(`invalid priorities: ${issues.map((one) => `${one.code} at ${one.where.join('.')}`).join(', ')}`);
		this.name = 'InvalidPriorities';
		this.issues = issues;
	}
}

/** Everything that keeps the needs from being put in order; empty when it is fine. */
export function validatePriorities({ needs, criteria, scores, weights }: PriorityInput): PriorityIssue[] {
	const issues: PriorityIssue[] = [];
	const report = (code: PriorityIssue['code'], value: unknown, ...where: string[]) =>
		issues.push({ code, where, value });
	const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
	for (const id of repeated(needs)) report('duplicate', id, 'needs', id);
	for (const id of repeated(criteria.map((one) => one.id))) report('duplicate', id, 'criteria', id);
	for (const id of Object.keys(weights ?? {}))
		if (!byId.has(id)) report('unknown_criterion', id, 'weights', id);
	for (const { id, min, max, weight } of criteria) {
		const used = weights?.[id] ?? weight;
		if (!Number.isFinite(used)) report('not_a_number', used, 'criteria', id, 'weight');
		else if (used < 0) report('negative_weight', used, 'criteria', id, 'weight');
		if (!(Number.isFinite(min) && Number.isFinite(max) && min < max))
			report('empty_scale', [min, max], 'criteria', id);
	}
	if (criteria.length > 0 && criteria.every(({ id, weight }) => (weights?.[id] ?? weight) === 0))
		report('no_weight', 0, 'criteria');
	const known = new Set(needs);
	for (const { need, criterion, rater, value } of scores) {
		const where = ['scores', need, criterion, rater];
		const scale = byId.get(criterion);
		if (!known.has(need)) report('unknown_need', need, ...where);
		if (!scale) report('unknown_criterion', criterion, ...where);
		if (!Number.isFinite(value)) report('not_a_number', value, ...where);
		else if (scale && (value < scale.min || value > scale.max)) report('outside_scale', value, ...where);
	}
	for (const key of repeated(scores.map((one) => JSON.stringify([one.need, one.criterion, one.rater]))))
		report('duplicate', null, 'scores', ...(JSON.parse(key) as string[]));
	return issues;
}

/**
 * Puts needs in order: each criterion's scores are averaged over raters, brought to 0 … 100 with 100 the best, and
 * averaged by weight.
 * @throws {InvalidPriorities}
 */
export function prioritise(input: PriorityInput): Priority[] {
	const issues = validatePriorities(input);
	if (issues.length > 0) throw new InvalidPriorities(issues);
	const rows = scaledScores(input);
	const means = new Map(input.criteria.map(({ id }) => [id, meanOverNeeds(input.needs, rows, id)]));
	const found = input.needs.map((need) => judged(input, need, rows.get(need)!, means));
	const place = new Map(input.needs.map((need, index) => [need, index]));
	const order = found.sort(
		(a, b) => (b.value ?? -1) - (a.value ?? -1) || place.get(a.id)! - place.get(b.id)!,
	);
	return order.map((priority) => {
		const rank = 1 + order.findIndex((other) => other.value === priority.value);
		const equals = order.filter((other) => other.value === priority.value && other !== priority);
		return { ...priority, rank, tiedWith: equals.map((other) => other.id) };
	});
}

// Per need and criterion: rater and value on 0 … 1, 1 the best.
type Scaled = Map<string, Map<string, { rater: string; value: number }[]>>;
type Judged = Omit<Priority, 'rank' | 'tiedWith'>;

function scaledScores({ needs, criteria, scores }: PriorityInput): Scaled {
	const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
	const rows: Scaled = new Map(needs.map((need) => [need, new Map()]));
	for (const { need, criterion, rater, value } of scores) {
		const { min, max, direction } = byId.get(criterion)!;
		const up = (value - min) / (max - min);
		const row = rows.get(need)!;
		row.set(criterion, [...(row.get(criterion) ?? []), { rater, value: direction === 'up' ? up : 1 - up }]);
	}
	return rows;
}

function judged(
	{ criteria, weights }: PriorityInput,
	id: string,
	row: Map<string, { rater: string; value: number }[]>,
	means: Map<string, number>,
): Judged {
	const weightOf = (one: Criterion) => weights?.[one.id] ?? one.weight;
	const scored = criteria.filter((one) => row.has(one.id));
	const total = scored.reduce((sum, one) => sum + weightOf(one), 0);
	const share = (one: Criterion) => (total > 0 ? weightOf(one) / total : 0);
	const parts = scored.map((one) => 100 * share(one) * average(row.get(one.id)!.map((score) => score.value)));
	const because = scored.map((one, index) => ({
		criterion: one.id,
		contribution: rounded(parts[index]!),
		comparedToMean: rounded(parts[index]! - 100 * share(one) * means.get(one.id)!),
	}));
	const spread = scored.map((one) => spreadOf(one, row.get(one.id)!));
	const unequal = scored.reduce((sum, one, index) => sum + share(one) * spread[index]!.disagreement, 0);
	const raters = new Set([...row.values()].flat().map((score) => score.rater));
	return {
		id,
		value: total > 0 ? rounded(parts.reduce((sum, part) => sum + part, 0)) : null,
		because: because.sort((a, b) => Math.abs(b.comparedToMean) - Math.abs(a.comparedToMean)),
		spread,
		missing: criteria.filter((one) => !row.has(one.id)).map((one) => one.id),
		raters: raters.size,
		disagreement: total > 0 ? rounded(unequal) : null,
	};
}

function meanOverNeeds(needs: readonly string[], rows: Scaled, criterion: string): number {
	const means = needs.flatMap((need) => {
		const scores = rows.get(need)!.get(criterion);
		return scores ? average(scores.map((score) => score.value)) : [];
	});
	return average(means);
}

function average(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

// Sums of fractions must not break ties.
function rounded(value: number): number {
	return Math.round(value * 1e9) / 1e9 + 0;
}

function repeated(ids: readonly string[]): Set<string> {
	const seen = new Set<string>();
	return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}
