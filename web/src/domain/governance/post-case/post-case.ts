import * as v from 'valibot';
import { addDays, daysBetween } from '#platform/day.ts';
import { Day, Id, Key, OptionalDay, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Amount, Line, Prose, readAmount } from '#domain/portfolio/need/need-fields.ts';
import type { Costs } from './costs.ts';

/** The usual path of making a post permanent, in its order; `own` is one that the municipality has added. */
export const pathKinds = [
	'idea',
	'grounds',
	'staffing_plan',
	'budget',
	'founded',
	'permission',
	'open',
	'filled',
] as const;
export const stepKinds = [...pathKinds, 'own'] as const;
export type StepKind = (typeof stepKinds)[number];

export const outcomes = ['granted', 'postponed', 'rejected'] as const;
export type CaseOutcome = (typeof outcomes)[number];

export interface CaseFacts extends Costs {
	id: string;
	title: string;
	positionId: string;
	post: string;
	role: string;
	roleId: string;
	/** Nobody holds it. */
	isVacant: boolean;
	tenure: 'permanent' | 'fixed_term';
	validTo: string | null;
	fullTimePercent: number;
	bodyId: string;
	body: string;
	ownerId: string | null;
	owner: string | null;
	grounds: string;
	version: number;
}

export const stepStates = ['undated', 'coming', 'passed', 'done', 'left_undone'] as const;
export type StepState = (typeof stepStates)[number];

export interface Step {
	id: string;
	ordinal: number;
	kind: StepKind;
	/** Empty: the kind's own name. */
	name: string;
	bodyId: string | null;
	body: string | null;
	positionId: string | null;
	post: string | null;
	dutyId: string | null;
	occurrenceId: string | null;
	dueOn: string | null;
	outcome: 'done' | 'left_undone' | null;
	doneOn: string | null;
	note: string;
	link: string;
	version: number;
}

export function stepState({ dueOn, outcome }: Pick<Step, 'dueOn' | 'outcome'>, day: string): StepState {
	if (outcome) return outcome;
	if (dueOn === null) return 'undated';
	return dueOn < day ? 'passed' : 'coming';
}

export interface Decided {
	id: string;
	outcome: CaseOutcome;
	decidedOn: string;
	decider: string;
	caseNumber: string;
	reason: string;
}

export type Stage = StepKind | 'begun' | 'postponed' | 'rejected';

/** How far the case has come: the furthest step that is done, or what was decided last. */
export function stageOf(
	steps: readonly Pick<Step, 'kind' | 'outcome'>[],
	decision: Pick<Decided, 'outcome'> | null,
): Stage {
	if (decision && decision.outcome !== 'granted') return decision.outcome;
	const done = steps.filter(({ kind, outcome }) => outcome === 'done' && kind !== 'own');
	const furthest = Math.max(-1, ...done.map(({ kind }) => pathKinds.indexOf(kind as never)));
	return pathKinds[furthest] ?? 'begun';
}

/** What is asked next: the first dated step that nobody has marked. */
export function nextStep<One extends Pick<Step, 'dueOn' | 'outcome'>>(steps: readonly One[]): One | null {
	const open = steps.filter(({ dueOn, outcome }) => dueOn !== null && outcome === null);
	return open.toSorted((a, b) => a.dueOn!.localeCompare(b.dueOn!))[0] ?? null;
}

/** Days on which nobody does the work: from the end of the term to the day the post is to be filled. */
export function daysWithout(
	{ validTo }: Pick<CaseFacts, 'validTo'>,
	steps: readonly Pick<Step, 'kind' | 'dueOn' | 'outcome'>[],
): number {
	const filled = steps.find(({ kind }) => kind === 'filled');
	if (validTo === null || !filled?.dueOn || filled.outcome) return 0;
	return Math.max(0, daysBetween(validTo, filled.dueOn) - 1);
}

/** Before the frame of the budget, the staffing plan, the committee's proposal, and the council's budget. */
const BUDGET_DAYS: readonly [StepKind, string][] = [
	['grounds', '05-31'],
	['staffing_plan', '08-31'],
	['budget', '09-30'],
	['founded', '12-15'],
];
/** Days from the founding to the permission, from that to the opening, and from that to a filled post. */
const AFTER_FOUNDED: readonly [StepKind, number][] = [
	['permission', 31],
	['open', 16],
	['filled', 60],
];

/** Days of the path by the yearly cycle of the budget that pays the post; what would be past has no day. */
export function suggestedDays(startsOn: string, today: string): Map<StepKind, string> {
	const before = Number(startsOn.slice(0, 4)) - 1;
	const days = new Map<StepKind, string>(BUDGET_DAYS.map(([kind, day]) => [kind, `${before}-${day}`]));
	let day = days.get('founded')!;
	for (const [kind, after] of AFTER_FOUNDED) {
		day = addDays(day, after);
		if (kind === 'filled' && day < startsOn) day = startsOn;
		days.set(kind, day);
	}
	return new Map([...days].filter(([, one]) => one >= today));
}

export const CASE_LIMITS = {
	title: 160,
	grounds: 8000,
	step: 120,
	reason: 4000,
	decider: 200,
	number: 100,
	note: 2000,
	link: 500,
} as const;

const Percent = (most: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => readAmount(text.replaceAll('%', ''))),
		v.check((percent) => percent >= 0 && percent <= most, 'not_percent'),
		v.transform((percent) => Math.round(percent * 100) / 100),
	);

export const CaseDraft = v.object({
	title: Line(CASE_LIMITS.title, 2),
	positionId: Id,
	bodyId: Id,
	ownerId: OptionalId,
	startsOn: Day,
	key: Key,
});
export type CaseDraft = v.InferOutput<typeof CaseDraft>;

export const CaseChange = v.object({
	id: Id,
	version: Version,
	title: Line(CASE_LIMITS.title, 2),
	bodyId: Id,
	ownerId: OptionalId,
	grounds: v.optional(Prose(CASE_LIMITS.grounds), ''),
	startsOn: Day,
	years: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(10)),
	salaryYearly: Amount,
	sideCostsPercent: Percent(100),
	otherYearly: Amount,
	oneOff: Amount,
	presentYearly: Amount,
	risePercent: Percent(20),
});
export type CaseChange = v.InferOutput<typeof CaseChange>;

export const StepDraft = v.object({
	caseId: Id,
	name: Line(CASE_LIMITS.step, 2),
	dueOn: OptionalDay,
	key: Key,
});
export type StepDraft = v.InferOutput<typeof StepDraft>;

export const StepChange = v.object({
	id: Id,
	version: Version,
	name: v.optional(Line(CASE_LIMITS.step), ''),
	bodyId: OptionalId,
	positionId: OptionalId,
	dueOn: OptionalDay,
	/** Why another day is given after the first has passed. */
	reason: v.optional(Prose(CASE_LIMITS.note), ''),
});
export type StepChange = v.InferOutput<typeof StepChange>;

/** Only addresses a browser may be sent to; an empty one is none. */
const Link = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(CASE_LIMITS.link),
	v.check((text) => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)), 'not_link'),
);

export const StepDone = v.object({
	id: Id,
	doneOn: Day,
	note: v.optional(Prose(CASE_LIMITS.note), ''),
	link: Link,
	key: Key,
});
export type StepDone = v.InferOutput<typeof StepDone>;

export const StepId = v.object({ id: Id });
export const StepMove = v.object({ id: Id, to: v.picklist(['earlier', 'later']) });
export type StepMove = v.InferOutput<typeof StepMove>;

export const CaseDecision = v.pipe(
	v.object({
		caseId: Id,
		version: Version,
		outcome: v.picklist(outcomes),
		decidedOn: Day,
		decider: Line(CASE_LIMITS.decider, 2),
		caseNumber: v.optional(Line(CASE_LIMITS.number), ''),
		reason: v.optional(Prose(CASE_LIMITS.reason), ''),
		key: Key,
	}),
	v.forward(
		v.partialCheck(
			[['outcome'], ['reason']],
			({ outcome, reason }) => outcome === 'granted' || reason.length >= 3,
			'decision_needs_reason',
		),
		['reason'],
	),
);
export type CaseDecision = v.InferOutput<typeof CaseDecision>;
