import { lastFinish, type Model } from './model.ts';

/** Orders a list of activities; the constructor takes them first to last. */
export type PriorityRule = (model: Model, activities: readonly number[]) => number[];

/** First lists worth trying: most valuable first, most value for its use of people and money, most urgent. */
export const PRIORITY_RULES: readonly PriorityRule[] = [
	(model, activities) => ordered(model, activities, worthOf(model)),
	(model, activities) => ordered(model, activities, densityOf(model)),
	(model, activities) => {
		const density = densityOf(model);
		const urgency = urgencyOf(model);
		return ordered(model, activities, (activity) => density(activity) * urgency(activity));
	},
	(model, activities) => ordered(model, activities, urgencyOf(model)),
];

type Weight = (activity: number) => number;

function ordered(model: Model, activities: readonly number[], weight: Weight): number[] {
	const needed = new Set<number>();
	model.problem.activities.forEach(({ pin }, activity) => {
		if (!pin || 'exclude' in pin) return;
		for (const one of [activity, ...model.ancestors[activity]!]) needed.add(one);
	});
	const first = (activity: number) => (needed.has(activity) ? 1 : 0);
	return [...activities].sort((a, b) => first(b) - first(a) || weight(b) - weight(a) || a - b);
}

// An activity that opens the way for others is worth a part of them too.
function worthOf(model: Model): Weight {
	const worth = model.problem.activities.map((activity) => activity.value);
	for (const activity of model.order.toReversed())
		for (const after of model.network.successors[activity]!) {
			const share = model.network.predecessors[after]!.length;
			worth[activity]! += worth[after]! / (2 * share);
		}
	return (activity) => worth[activity]!;
}

function densityOf(model: Model): Weight {
	const worth = worthOf(model);
	const { years, limit } = model.money;
	const weeks = model.calendar.count;
	const rows = model.problem.resources.map((_, row) => sum(model.capacity, row * weeks, weeks));
	return (activity) => {
		let use = 0.001;
		for (const { resource, rate, last } of model.modes[model.modesOf[activity]![0]!]!.demands)
			use += (rate * (model.duration[activity]! - 1) + last) / Math.max(1, rows[resource]!);
		model.modes[model.modesOf[activity]![0]!]!.cost.forEach((cost, kind) => {
			const total = sum(limit, kind * years, years);
			if (Number.isFinite(total)) use += cost / Math.max(1, total);
		});
		return worth(activity) / use;
	};
}

// 1 = no freedom at all, towards 0 = a whole horizon of it.
function urgencyOf(model: Model): Weight {
	return (activity) => {
		const slack = lastFinish(model, activity) - model.dates.finish[activity]!;
		return 1 / (1 + Math.max(0, slack) / 8);
	};
}

function sum(numbers: ArrayLike<number>, from: number, count: number): number {
	let total = 0;
	for (let index = from; index < from + count; index++) total += numbers[index]!;
	return total;
}
