import type { Activity, BudgetKind, Problem, ScheduledItem } from '@luotsi/engine';
import { BUDGET_KINDS } from '@luotsi/engine';
import * as v from 'valibot';
import { Id, Key, OptionalDay } from '#domain/organisation/tenant/tenant.ts';
import type { Side } from '../../portfolio/plan/comparison.ts';
import { repairChanges, type RepairChange } from '../../portfolio/plan/repair-changes.ts';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf, yearOf } from '../../portfolio/schedule/calendar.ts';
import type { Facts, Snapshot } from '../../portfolio/schedule/problem.ts';
import type { NeedRef, Reason } from '../../portfolio/schedule/reasons.ts';

export const priceStates = ['waiting', 'running', 'done', 'failed'] as const;
export type PriceState = (typeof priceStates)[number];

/** What is lost: by one need, or by all together. Less than nothing is won. */
export interface Loss {
	needs: number;
	value: number;
	/** Weeks by which starts are later. */
	weeks: number;
	/** Working days of all posts. */
	work: number;
	/** Euros of the years of the plan that are not used. */
	money: Record<BudgetKind, number>;
}

interface Dates {
	startsOn: Day;
	endsOn: Day;
}

export interface PriceItem extends Loss {
	need: NeedRef;
	code: 'lost' | 'later' | 'earlier' | 'longer' | 'came';
	units: string[];
	/** In the adopted plan, in the plan with the post, and in the one without it. */
	adopted: Dates | null;
	withPost: Dates | null;
	without: Dates | null;
	why: Reason[];
}

export interface PriceResult {
	items: PriceItem[];
	/** From the accounts of the two plans, not summed from the items. */
	whole: Loss;
	/** Working days that are missing from the plan, by year. */
	hole: { year: number; days: number }[];
	/** Needs in the plan with the post, and in the one without it. */
	scheduled: { withPost: number; without: number };
	/** Needs that stay in the same weeks. */
	kept: number;
	lastDay: Day;
}

/** What the post was when its price was asked. */
export interface PricedPost {
	title: string;
	role: string;
	personId: string | null;
	tenure: string;
	daysPerMonth: number;
	validFrom: Day;
	validTo: Day | null;
}

export interface PostPrice {
	id: string;
	planId: string;
	plan: string;
	positionId: string;
	untilOn: string;
	state: PriceState;
	/** Plans made: with the post, and without it. */
	sides: number;
	askedOn: string;
	askedBy: string | null;
	result: PriceResult | null;
	/** The post or the plan is not what it was. */
	isOld: boolean;
}

export interface PriceView {
	post: PricedPost & { id: string; person: string | null };
	/** The newest adopted plan. */
	plan: { id: string; title: string } | null;
	/** Last day the post gives time, if nothing is done: the end of its term, or yesterday where nobody holds it. */
	untilOn: string | null;
	newest: PostPrice | null;
	/** The newest that has an answer. */
	solved: PostPrice | null;
}

export const PriceQuestion = v.object({ positionId: Id, untilOn: OptionalDay, key: Key });
export type PriceQuestion = v.InferOutput<typeof PriceQuestion>;

/** The same world with the post going on, and with it giving nothing after its last day. */
export function sidesOf(facts: Facts, postId: string, untilOn: Day): { withPost: Facts; without: Facts } {
	const others = facts.vacated && {
		...facts.vacated,
		posts: facts.vacated.posts.filter((id) => id !== postId),
	};
	const given = (validTo: Day | null): Facts => ({
		...facts,
		vacated: others,
		withoutPositionId: facts.withoutPositionId === postId ? null : facts.withoutPositionId,
		posts: facts.posts.map((post) => (post.id === postId ? { ...post, validTo } : post)),
	});
	return { withPost: given(null), without: given(untilOn) };
}

const daysIn = ({ problem }: Pick<Snapshot, 'problem'>) =>
	total(problem.resources.flatMap(({ capacity }) => capacity));

/** Whether the adopted plan counted on the post; a term whose end was known then it did not count on after it. */
export function countedOn(
	adopted: Pick<Snapshot, 'problem'>,
	withPost: Pick<Snapshot, 'problem'>,
	withoutPost: Pick<Snapshot, 'problem'>,
): boolean {
	const days = daysIn(adopted);
	return Math.abs(days - daysIn(withPost)) <= Math.abs(days - daysIn(withoutPost));
}

/** The starts of one plan, for another to keep. */
export function keepsOf({ snapshot: { problem }, answer }: Side): Facts['keeps'] {
	const weeks = new Map(problem.activities.map(({ id, duration }) => [id, duration]));
	return answer.items.map(({ id, start }) => ({
		needId: id,
		startsOn: mondayOf(problem, start),
		weeks: weeks.get(id)!,
	}));
}

const NOTHING: Loss = {
	needs: 0,
	value: 0,
	weeks: 0,
	work: 0,
	money: { investment: 0, one_off: 0, yearly: 0 },
};
const inEuros = (cents: number) => Math.round(cents) / 100;

/** What one item takes of the years of the plan; nothing where it is not in it. */
function takenBy(problem: Problem, activity: Activity | undefined, item: ScheduledItem | undefined): Loss {
	if (!activity || !item) return NOTHING;
	const years = yearOf(problem, problem.slots - 1) - yearOf(problem, item.finish) + 1;
	const { investment, one_off, yearly } = activity.cost;
	const work = Object.values(activity.effort).reduce((sum, hundredths) => sum + hundredths, 0) / 100;
	const money = { investment, one_off, yearly: yearly * years };
	return { needs: 1, value: activity.value, weeks: item.start, work, money };
}

function lossOf(a: Loss, b: Loss): Loss {
	const money = BUDGET_KINDS.map((kind) => [kind, inEuros(a.money[kind] - b.money[kind])]);
	const isInBoth = a.needs > 0 && b.needs > 0;
	return {
		needs: a.needs - b.needs,
		value: a.value - b.value,
		weeks: isInBoth ? b.weeks - a.weeks : 0,
		work: Math.round((a.work - b.work) * 100) / 100,
		money: Object.fromEntries(money) as Loss['money'],
	};
}

const CODES: Record<string, PriceItem['code']> = { went: 'lost', came: 'came', lengthened: 'longer' };

/** What the plan loses: need by need, and in all by the accounts of the engine. */
export function priceOf(adopted: Side, withPost: Side, withoutPost: Side): PriceResult {
	const { changes, kept } = repairChanges(withPost, withoutPost);
	const [before, after] = [reader(withPost), reader(withoutPost)];
	const standing = reader(adopted);
	const units = new Map(withPost.snapshot.needs.map((need) => [need.id, need.units]));
	const items = changes.map(({ need, code, weeks, from, to, why }: RepairChange): PriceItem => ({
		need,
		code: CODES[code] ?? (weeks > 0 ? 'later' : 'earlier'),
		units: units.get(need.id) ?? [],
		adopted: standing.dates(need.id),
		withPost: from,
		without: to,
		why,
		...lossOf(before.taken(need.id), after.taken(need.id)),
	}));
	return {
		items,
		whole: wholeOf(withPost, withoutPost),
		hole: holeBetween(withPost, withoutPost),
		scheduled: { withPost: withPost.answer.items.length, without: withoutPost.answer.items.length },
		kept,
		lastDay: fridayOf(withPost.snapshot.problem, withPost.snapshot.problem.slots - 1),
	};
}

function reader({ snapshot: { problem }, answer }: Side) {
	const items = new Map(answer.items.map((item) => [item.id, item]));
	const activities = new Map(problem.activities.map((activity) => [activity.id, activity]));
	return {
		taken: (id: string) => takenBy(problem, activities.get(id), items.get(id)),
		dates(id: string): Dates | null {
			const item = items.get(id);
			return item
				? { startsOn: mondayOf(problem, item.start), endsOn: fridayOf(problem, item.finish) }
				: null;
		},
	};
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** All that the plan takes, as the engine keeps its accounts. */
function accountOf({ answer }: Side): Omit<Loss, 'weeks'> {
	const spent = (kind: BudgetKind) =>
		total(answer.spend.flatMap((row) => (row.kind === kind ? row.spent : [])));
	return {
		needs: answer.items.length,
		value: answer.objective.value,
		work: total(answer.load.flatMap(({ used }) => used)) / 100,
		money: { investment: spent('investment'), one_off: spent('one_off'), yearly: spent('yearly') },
	};
}

/** In all, with nothing looked up by need. */
function wholeOf(a: Side, b: Side): Loss {
	const starts = new Map(a.answer.items.map(({ id, start }) => [id, start]));
	const weeks = b.answer.items.map(({ id, start }) => start - (starts.get(id) ?? start));
	const [more, less] = [accountOf(a), accountOf(b)];
	return { ...lossOf({ ...more, weeks: 0 }, { ...less, weeks: 0 }), weeks: total(weeks) };
}

function holeBetween(a: Side, b: Side): PriceResult['hole'] {
	const { problem } = a.snapshot;
	const left = new Map(b.snapshot.problem.resources.map(({ id, capacity }) => [id, capacity]));
	const byYear = new Map<number, number>();
	for (const { id, capacity } of problem.resources)
		for (const [slot, amount] of capacity.entries()) {
			const year = yearOf(problem, slot);
			byYear.set(year, (byYear.get(year) ?? 0) + amount - (left.get(id)?.[slot] ?? 0));
		}
	return [...byYear].map(([year, hundredths]) => ({ year, days: Math.round(hundredths / 10) / 10 }));
}
