import type { BudgetKind, Cause, Conflict, Problem, WhyHere } from '@luotsi/engine';
import { formatDay, formatMoney, formatNumber } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { soonestDeadline } from '../allowance/allowance.ts';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf } from './calendar.ts';
import type { NeedFact, Snapshot } from './problem.ts';

export interface NeedRef {
	id: string;
	number: number;
	title: string;
}

/** Why, as plain data with names and days in place of the engine's ids and weeks; words are made in the reader's language. */
export interface Reason {
	code: string;
	/** The first of them, where there are very many. */
	needs?: NeedRef[];
	/** How many they are in all; absent when all are named. */
	count?: number;
	role?: string;
	kind?: BudgetKind;
	year?: number;
	/** Values of the sentence by kind: days, euros, working days, plain text. */
	days?: Record<string, Day>;
	money?: Record<string, number>;
	work?: Record<string, number>;
	text?: string;
	because?: Reason[];
	/** A contradiction that one change settles: the deadline moved to this day, or the order dropped. */
	settled?: { needId: string; beforeId: string; deadline: Day };
}

export type EngineReason = WhyHere | Cause | Conflict;

/** Turns the engine's reasons into ones that stand alone, for one schedule. */
export class Reasons {
	readonly #problem: Problem;
	readonly #snapshot: Snapshot;
	readonly #needs: Map<string, NeedFact>;
	readonly #roles: Map<string, Snapshot['roles'][number]>;

	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
		this.#problem = snapshot.problem;
		this.#needs = new Map(snapshot.needs.map((need) => [need.id, need]));
		this.#roles = new Map(snapshot.roles.map((role) => [role.id, role]));
	}

	ref(id: string): NeedRef {
		const need = this.#needs.get(id);
		return { id, number: need?.number ?? 0, title: need?.title ?? '' };
	}

	/** `of` is the need the reason is told about. */
	tell(reason: EngineReason, of: string): Reason {
		const { code } = reason;
		switch (reason.code) {
			case 'at_earliest':
				return this.#atEarliest(of);
			case 'pinned':
				return this.#pinned(of);
			case 'excluded_by_pin':
				return this.#excluded(of);
			case 'preferred':
				return { code: this.#snapshot.keeps[of] === undefined ? code : 'preferred_near' };
			case 'after_predecessor':
				return { code, needs: [this.ref(reason.id)], days: { finish: this.#friday(reason.finish) } };
			case 'closed':
				return { code, days: this.#window(reason.window) };
			case 'resource_absent':
				return { code, role: this.role(reason.resource), days: this.#window(reason.window) };
			case 'resource_full':
				return {
					code,
					role: this.role(reason.resource),
					days: this.#window(reason.window),
					...this.#refs(reason.blockers),
				};
			case 'resource_missing':
				return this.#resourceMissing(reason);
			case 'budget_exceeded':
			case 'budget_spent':
				return this.#budget(reason);
			default:
				return this.#order(reason);
		}
	}

	#order(reason: Extract<EngineReason, { code: OrderCode | DateCode | OtherCode }>): Reason {
		const { code } = reason;
		switch (reason.code) {
			case 'deadline_before_predecessor':
				return {
					code,
					needs: [this.ref(reason.activity), this.ref(reason.predecessor)],
					days: { deadline: this.#friday(reason.deadline), finish: this.#friday(reason.earliestFinish) },
					work: { weeks: this.#problem.activities.find(({ id }) => id === reason.activity)?.duration ?? 1 },
					settled: {
						needId: reason.activity,
						beforeId: reason.predecessor,
						deadline: soonestDeadline(this.#problem, reason.activity, reason.earliestFinish),
					},
				};
			case 'deadline_order':
				return {
					code,
					needs: [this.ref(reason.activity), this.ref(reason.predecessor)],
					days: {
						deadline: this.#friday(reason.predecessorDeadline),
						finish: this.#friday(reason.latestFinish),
					},
				};
			case 'predecessor_too_late':
				return {
					code,
					needs: [this.ref(reason.id)],
					days: { finish: this.#friday(reason.finish), latest: this.#monday(reason.latestStart) },
				};
			case 'predecessor_not_scheduled':
			case 'excluded_by':
				return { code, needs: [this.ref(reason.id)] };
			default:
				return isDated(reason) ? this.#dates(reason) : { code };
		}
	}

	#dates(reason: Extract<EngineReason, { code: DateCode }>): Reason {
		const { code } = reason;
		switch (reason.code) {
			case 'window_empty':
				return {
					code,
					days: { earliest: this.#monday(reason.earliest), deadline: this.#friday(reason.deadline) },
					work: { weeks: reason.duration },
				};
			case 'outside_horizon':
				return {
					code,
					days: { finish: this.#friday(reason.earliestFinish), last: this.#friday(reason.lastSlot) },
				};
			case 'before_earliest':
				return { code, days: { earliest: this.#monday(reason.earliest) } };
			case 'after_deadline':
				return {
					code,
					days: { finish: this.#friday(reason.finish), deadline: this.#friday(reason.deadline) },
				};
			case 'pin_conflict':
				return {
					code: this.#conflictCode(reason),
					needs: [this.ref(reason.activity)],
					days: reason.start === null ? {} : { start: this.#monday(reason.start) },
					because: reason.because.map((cause) => this.tell(cause, reason.activity)),
				};
		}
	}

	#conflictCode({ activity, start }: { activity: string; start: number | null }): string {
		if (start === null) return 'include_conflict';
		if (!this.#needs.get(activity)?.startedOn) return 'pin_conflict';
		return this.#snapshot.pins.some((pin) => pin.needId === activity) ? 'pin_conflict' : 'started_conflict';
	}

	#atEarliest(id: string): Reason {
		const earliest = this.#needs.get(id)?.earliestOn;
		return earliest ? { code: 'at_own_earliest', days: { earliest } } : { code: 'at_earliest' };
	}

	#pinned(id: string): Reason {
		const pin = this.#snapshot.pins.find(({ needId }) => needId === id);
		if (pin) return { code: 'pinned', text: pin.reason };
		return { code: this.#needs.get(id)?.startedOn ? 'started' : 'kept' };
	}

	#excluded(id: string): Reason {
		const waitsFor = this.#needs.get(id)?.waitsFor ?? [];
		if (waitsFor.length > 0) return { code: 'waits_for', needs: waitsFor };
		const pin = this.#snapshot.pins.find(({ needId }) => needId === id);
		return pin ? { code: 'excluded_by_pin', text: pin.reason } : { code: 'started_before' };
	}

	#resourceMissing(reason: Extract<EngineReason, { code: 'resource_missing' }>): Reason {
		const role = this.#roles.get(reason.resource);
		const work = { needed: reason.needed / 100, available: reason.available / 100 };
		const code = role?.posts === 0 ? 'role_without_post' : 'resource_missing';
		return { code, role: role?.name ?? '', days: this.#window(reason.window), work };
	}

	#budget(reason: Extract<EngineReason, { code: 'budget_exceeded' | 'budget_spent' }>): Reason {
		const { code, year, kind } = reason;
		const money = { needed: reason.needed / 100, available: reason.available / 100 };
		return { code, year, kind, money, ...this.#refs(reason.code === 'budget_spent' ? reason.by : []) };
	}

	#refs(ids: readonly string[]): Pick<Reason, 'needs' | 'count'> {
		const needs = ids.slice(0, MOST_KEPT).map((id) => this.ref(id));
		return ids.length > needs.length ? { needs, count: ids.length } : { needs };
	}

	/** The name of a role. */
	role(id: string): string {
		return this.#roles.get(id)?.name ?? '';
	}

	#window({ from, to }: { from: number; to: number }): { from: Day; to: Day } {
		return { from: this.#monday(from), to: this.#friday(to) };
	}

	#monday(slot: number): Day {
		return mondayOf(this.#problem, slot);
	}

	#friday(slot: number): Day {
		return fridayOf(this.#problem, slot);
	}
}

/** Waiting for many needs that are left out is one cause, not many. */
export function joined(causes: readonly Reason[]): Reason[] {
	const waits = causes.filter(({ code }) => code === 'predecessor_not_scheduled');
	if (waits.length < 2) return [...causes];
	const needs = waits.flatMap((cause) => cause.needs ?? []);
	return [...causes.filter((cause) => !waits.includes(cause)), { code: 'predecessors_not_scheduled', needs }];
}

type OrderCode =
	| 'deadline_before_predecessor'
	| 'deadline_order'
	| 'predecessor_too_late'
	| 'predecessor_not_scheduled'
	| 'excluded_by';
type OtherCode =
	| 'after_lag'
	| 'before_lag'
	| 'after_setup'
	| 'setup_impossible'
	| 'skill_missing'
	| 'skill_full'
	| 'fund_exceeded'
	| 'fund_spent';
type DateCode = 'window_empty' | 'outside_horizon' | 'before_earliest' | 'after_deadline' | 'pin_conflict';

// oxfmt-ignore
const dateCodes: readonly string[] = ['window_empty', 'outside_horizon', 'before_earliest', 'after_deadline', 'pin_conflict'] satisfies DateCode[];

function isDated<T extends { code: string }>(reason: T): reason is Extract<T, { code: DateCode }> {
	return dateCodes.includes(reason.code);
}

const MOST_KEPT = 12;
const MOST_NAMED = 5;
const LONGEST_TITLE = 60;
/** Reasons that name many needs: their numbers stand after the sentence, as text or as links. */
const listing = new Set(['resource_full', 'budget_spent', 'predecessors_not_scheduled']);

/** One sentence, or several where a reason has reasons; `isListed` = the needs in the way are shown beside it. */
export function reasonText(t: Translate, reason: Reason, isListed = false): string {
	const key = `plan.reason.${reason.code}`;
	if (!t.has(key)) return t('plan.reason.unknown');
	const sentence = t(key, valuesOf(t, reason));
	const numbers = !isListed && listing.has(reason.code) ? `(${numbersOf(t, reason)})` : '';
	const because = (reason.because ?? []).map((inner) => reasonText(t, inner, isListed));
	const note = reason.text ? t('plan.reasonGiven', { text: reason.text }) : '';
	// A title cut short ends in its own dots.
	return [sentence.replaceAll('….', '…'), numbers, ...because, note].filter(Boolean).join(' ');
}

function valuesOf(
	t: Translate,
	{ needs = [], role, kind, year, days, money, work }: Reason,
): Record<string, string | number> {
	const values: Record<string, string | number> = { needs: needs.map(nameOf).join('; ') };
	needs.forEach((need, index) => (values[index === 0 ? 'need' : `need${index + 1}`] = nameOf(need)));
	if (role !== undefined) values['role'] = role;
	if (year !== undefined) values['year'] = String(year);
	if (kind) values['kind'] = t(`plan.kind.${kind}`);
	for (const [name, day] of Object.entries(days ?? {})) values[name] = formatDay(t.locale, day);
	for (const [name, euros] of Object.entries(money ?? {})) values[name] = formatMoney(t.locale, euros);
	for (const [name, amount] of Object.entries(work ?? {})) values[name] = formatNumber(t.locale, amount);
	return values;
}

function nameOf({ number, title }: NeedRef): string {
	if (title.length <= LONGEST_TITLE) return `${number} ${title}`;
	const cut = title.slice(0, LONGEST_TITLE);
	return `${number} ${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2))}…`;
}

function numbersOf(t: Translate, { needs = [], count = needs.length }: Reason): string {
	const named = needs
		.slice(0, MOST_NAMED)
		.map(({ number }) => number)
		.join(', ');
	const more = count - MOST_NAMED;
	return more > 0 ? t('plan.andMore', { needs: named, count: more }) : named;
}
