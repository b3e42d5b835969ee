import type { Activity, BudgetKind, Pin, Problem, Resource } from '@luotsi/engine';
import { numberOf, addDays, type Day } from '#platform/day.ts';
import { horizonOf, slotBy, slotFrom, slotOf, weekdayOf, type Horizon } from './calendar.ts';
import type { Reservation } from '../../organisation/reservation/reservation.ts';
import type { AllowanceFact } from '../allowance/allowance.ts';
import { budgetsWith, needsWith, resourcesWith } from '../allowance/applied.ts';
import { closedWeeks, usualWeek, weeklyCapacity, type Closure, type Post } from './capacity.ts';

/** A need as it stood when the problem was made. Money in euros, effort in working days. */
export interface NeedFact {
	id: string;
	number: number;
	title: string;
	area: string;
	units: string[];
	value: number;
	earliestOn: Day | null;
	deadlineOn: Day | null;
	durationWeeks: number | null;
	cost: Record<BudgetKind, number>;
	effort: Record<string, number>;
	/** Needs of this problem that must be done first. */
	dependsOn: string[];
	/** Needs outside this problem that must be done first, and are not accepted. */
	waitsFor: { id: string; number: number; title: string }[];
	/** Monday on which the adopted plan had it begin, if that is past: it is under way and stays. */
	startedOn: Day | null;
}

export interface BudgetFact {
	year: number;
	kind: BudgetKind;
	amount: number;
}

export interface PinFact {
	needId: string;
	kind: 'start' | 'exclude' | 'include';
	startsOn: Day | null;
	reason: string;
}

export interface Facts {
	firstYear: number;
	lastYear: number;
	today: Day;
	holidays: Day[];
	needs: NeedFact[];
	roles: { id: string; name: string }[];
	posts: Post[];
	/** Days of posts that are taken for something else. */
	reservations: Reservation[];
	closures: Closure[];
	budgets: BudgetFact[];
	pins: PinFact[];
	allowances: AllowanceFact[];
	budgetPercent: number;
	capacityPercent: number;
	withoutPositionId: string | null;
	/** Per cent of its fair share that every unit is to get at least. */
	fairPercent: number;
	/** In a repair, what begins within so many weeks stays where it is. */
	frozenWeeks: number;
	/** Posts that fell vacant and give no time from this day on. */
	vacated: { posts: string[]; from: Day } | null;
	/** Starts and working weeks in the adopted plan that this scenario repairs. */
	keeps: { needId: string; startsOn: Day; weeks: number }[];
}

/** What a schedule keeps of the world it was made for: enough to show it, explain it and see what changed since. */
export interface Snapshot {
	problem: Problem;
	needs: NeedFact[];
	roles: { id: string; name: string; posts: number }[];
	posts: { id: string; title: string; isVacant: boolean }[];
	reservations: Reservation[];
	budgets: BudgetFact[];
	pins: PinFact[];
	allowances: AllowanceFact[];
	closures: Closure[];
	fairPercent: number;
	/** Needs that are in for the sake of fair shares. */
	fair: string[];
	/** Week for each need that is to stay where an adopted plan has it, if it can. */
	keeps: Record<string, number>;
	/** First week that a repair may change. */
	frozenBefore: number;
}

/** As JSON: what snapshots did not have that were made before allowances, fair shares, frozen weeks and reservations. */
export const snapshotDefaults = JSON.stringify({
	allowances: [],
	fairPercent: 0,
	fair: [],
	frozenBefore: 0,
	reservations: [],
});

/**
 * How much of a role's usual week one need may take, and at most how many hundredths of days. The first leaves room for
 * two needs even in a week of four days; the others are for needs whose own dates leave too little time for that.
 */
const PACES = [
	{ share: 0.4, most: 200 },
	{ share: 0.6, most: 300 },
	{ share: 0.8, most: 400 },
] as const;

export function buildSnapshot(given: Facts): Snapshot {
	const { allowances } = given;
	const facts = { ...given, needs: needsWith(given.needs, allowances) };
	const horizon = horizonOf(facts.firstYear, facts.lastYear);
	const holidays = new Set(facts.holidays);
	const posts = postsIn(facts);
	const reservations = reservedOf(posts, facts.reservations);
	const closed = closedWeeks(horizon, holidays, facts.closures);
	const when = { holidays, closures: facts.closures, closed };
	const capacity = weeklyCapacity(horizon, when, posts, facts.capacityPercent, reservations);
	const roles = rolesIn(facts, posts);
	const shares = facts.budgets.map((row) => ({ ...row, amount: (row.amount * facts.budgetPercent) / 100 }));
	const budgets = budgetsWith(shares, allowances);
	const none = new Array<number>(horizon.slots).fill(0);
	const usual = roles.map(({ id }): Resource => ({ id, capacity: capacity.get(id) ?? [...none] }));
	const resources = resourcesWith(usual, allowances, horizon);
	return {
		problem: {
			start: horizon.start,
			slots: horizon.slots,
			closed,
			resources,
			budgets: budgets.map((row) => ({ ...row, amount: cents(row.amount) })),
			activities: activitiesOf(facts, horizon, closed, resources),
		},
		needs: facts.needs,
		roles,
		posts: posts.map(({ id, title, isVacant }) => ({ id, title, isVacant })),
		reservations,
		budgets,
		pins: facts.pins,
		allowances,
		closures: facts.closures,
		fairPercent: facts.fairPercent,
		fair: [],
		keeps: keptWeeks(facts, horizon),
		frozenBefore: facts.keeps.length > 0 ? frozenBefore(facts, horizon) : 0,
	};
}

function reservedOf(posts: readonly Post[], all: readonly Reservation[]): Reservation[] {
	return all.filter(({ positionId }) => posts.some(({ id }) => id === positionId));
}

/** A post that fell vacant ends before the day from which it gives nothing. */
function postsIn({ posts, withoutPositionId, vacated }: Facts): Post[] {
	return posts
		.filter(({ id }) => id !== withoutPositionId)
		.map((post) => {
			if (!vacated?.posts.includes(post.id)) return post;
			const last = addDays(vacated.from, -1);
			return { ...post, validTo: post.validTo !== null && post.validTo < last ? post.validTo : last };
		});
}

function frozenBefore({ today, frozenWeeks }: Facts, horizon: Horizon): number {
	const slot = slotFrom(horizon, addDays(nextMonday(today), 7 * frozenWeeks));
	return Math.min(Math.max(slot, 0), horizon.slots);
}

function rolesIn(facts: Facts, posts: readonly Post[]): Snapshot['roles'] {
	const asked = new Set(facts.needs.flatMap((need) => Object.keys(need.effort)));
	const count = new Map<string, number>();
	const held = posts.filter(({ id }) => !facts.vacated?.posts.includes(id));
	for (const { roleId } of held) count.set(roleId, (count.get(roleId) ?? 0) + 1);
	return facts.roles
		.filter(({ id }) => asked.has(id) || posts.some(({ roleId }) => roleId === id))
		.map(({ id, name }) => ({ id, name, posts: count.get(id) ?? 0 }));
}

function activitiesOf(
	facts: Facts,
	horizon: Horizon,
	closed: readonly boolean[],
	resources: readonly Resource[],
): Activity[] {
	const usual = new Map(resources.map(({ id, capacity }) => [id, usualWeek(capacity)]));
	const pins = new Map(facts.pins.map((pin) => [pin.needId, pin]));
	const adopted = new Map(facts.keeps.map(({ needId, weeks }) => [needId, weeks]));
	const soonest = Math.max(0, slotFrom(horizon, nextMonday(facts.today)));
	return facts.needs.map((need): Activity => {
		const pin = pinOf(need, pins.get(need.id), horizon);
		const own = need.earliestOn ? Math.max(0, slotFrom(horizon, need.earliestOn)) : 0;
		const isStarted = need.startedOn !== null;
		const earliest = isStarted ? 0 : pin && 'start' in pin ? own : Math.max(own, soonest);
		const deadline = need.deadlineOn ? slotBy(horizon, need.deadlineOn) : null;
		const room = openWeeks(closed, earliest, deadline ?? horizon.slots - 1);
		return {
			id: need.id,
			value: Math.max(1, need.value),
			duration: keptDuration(need, usual, adopted.get(need.id)) ?? durationOf(need, usual, room),
			effort: Object.fromEntries(
				Object.entries(need.effort).map(([role, days]) => [role, Math.round(days * 100)]),
			),
			cost: {
				investment: cents(need.cost.investment),
				one_off: cents(need.cost.one_off),
				yearly: cents(need.cost.yearly),
			},
			earliest,
			deadline,
			predecessors: need.dependsOn,
			...(pin && { pin }),
		};
	});
}

function pinOf(need: NeedFact, pin: PinFact | undefined, horizon: Horizon): Pin | undefined {
	if (need.waitsFor.length > 0) return { exclude: true };
	if (pin?.kind === 'exclude') return { exclude: true };
	if (pin?.kind === 'include') return { include: true };
	const startsOn = pin?.startsOn ?? need.startedOn;
	if (!startsOn) return undefined;
	const start = slotOf(horizon, startsOn);
	if (start >= 0 && start < horizon.slots) return { start };
	// Begun before these years: not to be begun again in them.
	return need.startedOn && start < 0 ? { exclude: true } : undefined;
}

/** Weeks of work: as told, or at the easiest pace that fits in the `room` between the need's own dates. */
export function durationOf(
	{ durationWeeks, effort }: Pick<NeedFact, 'durationWeeks' | 'effort'>,
	usual: ReadonlyMap<string, number>,
	room: number,
): number {
	if (durationWeeks !== null) return durationWeeks;
	const weeks = PACES.map((pace) => weeksAt(pace, effort, usual));
	return weeks.find((count) => count <= room) ?? weeks[0]!;
}

function weeksAt(
	{ share, most }: (typeof PACES)[number],
	effort: NeedFact['effort'],
	usual: ReadonlyMap<string, number>,
): number {
	const ofRoles = Object.entries(effort).map(([role, days]) => {
		const fair = Math.floor((usual.get(role) ?? 0) * share);
		return Math.ceil((days * 100) / Math.min(most, fair || most));
	});
	return Math.max(1, ...ofRoles);
}

/** What was adopted keeps its length while that is no faster than the fastest pace; null = it cannot, or has its own. */
function keptDuration(
	{ durationWeeks, effort }: NeedFact,
	usual: ReadonlyMap<string, number>,
	adopted: number | undefined,
): number | null {
	if (adopted === undefined || durationWeeks !== null) return null;
	return adopted >= weeksAt(PACES.at(-1)!, effort, usual) ? adopted : null;
}

function openWeeks(closed: readonly boolean[], from: number, to: number): number {
	let count = 0;
	for (let slot = from; slot <= to && slot < closed.length; slot++) if (!closed[slot]) count++;
	return count;
}

function keptWeeks(facts: Facts, horizon: Horizon): Record<string, number> {
	const here = new Set(facts.needs.map(({ id }) => id));
	const weeks = facts.keeps
		.filter(({ needId }) => here.has(needId))
		.map(({ needId, startsOn }) => [needId, slotOf(horizon, startsOn)] as const);
	return Object.fromEntries(weeks.filter(([, slot]) => slot >= 0 && slot < horizon.slots));
}

function nextMonday(today: Day): Day {
	return addDays(today, (7 - weekdayOf(numberOf(today))) % 7);
}

function cents(euros: number): number {
	return Math.round(euros * 100);
}
