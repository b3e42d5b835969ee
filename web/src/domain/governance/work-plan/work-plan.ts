import * as v from 'valibot';
import { Id, Key, OptionalDay, OptionalVersion } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import type { MeasureState } from '#domain/strategy/measure/measure.ts';

export const planKinds = ['work_year', 'school_year', 'operating', 'work', 'own'] as const;
/** What the plan is called in a service: names differ from institute to institute. */
export type PlanKind = (typeof planKinds)[number];

export const WORK_PLAN_LIMITS = { ownName: 80, preface: 8000 } as const;

const Number_ = (least: number, most: number) =>
	v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(least), v.maxValue(most));

export const PlanForm = v.pipe(
	v.object({
		areaId: Id,
		kind: v.picklist(planKinds),
		ownName: v.optional(Line(WORK_PLAN_LIMITS.ownName), ''),
		startsMonth: Number_(1, 12),
		startsDay: Number_(1, 28),
	}),
	v.forward(
		v.partialCheck([['kind'], ['ownName']], (one) => one.kind !== 'own' || one.ownName !== '', 'non_empty'),
		['ownName'],
	),
);
export type PlanForm = v.InferOutput<typeof PlanForm>;

const which = { areaId: Id, year: Number_(1990, 2199) };

export const PlanPreface = v.object({
	...which,
	version: OptionalVersion,
	preface: Prose(WORK_PLAN_LIMITS.preface),
	key: Key,
});
export type PlanPreface = v.InferOutput<typeof PlanPreface>;

export const PlanAgenda = v.object({
	...which,
	heldOn: OptionalDay,
	key: Key,
});
export type PlanAgenda = v.InferOutput<typeof PlanAgenda>;

export const PlanAdoption = v.object({ ...which, decision: v.optional(Prose(20_000), ''), key: Key });
export type PlanAdoption = v.InferOutput<typeof PlanAdoption>;

export interface PlanLine {
	measureId: string;
	code: string;
	title: string;
	goal: string;
	goalCode: string;
	strategy: string;
	hostActivity: string;
	units: string[];
	planning: string;
	implementing: string;
	state: MeasureState;
	percent: number;
	/** The days that fall in the period; null where the measure has none. */
	from: string | null;
	to: string | null;
	/** Of its whole work, how much falls in the period. */
	share: number;
	costTotal: number;
	costYearly: number;
	/** By calendar year. */
	money: { year: number; euros: number }[];
}

export interface PlanContent {
	area: string;
	kind: PlanKind;
	ownName: string;
	year: number;
	from: string;
	to: string;
	preface: string;
	/** Calendar years whose budget the lines are in. */
	years: number[];
	lines: PlanLine[];
	/** In use, but nobody has said when: they belong to no year yet. */
	undated: PlanLine[];
}

export interface PlanState {
	id: string;
	version: number;
	preface: string;
	meetingId: string | null;
	heldOn: string | null;
	agendaItemId: string | null;
	isMeetingOpen: boolean;
	adoptedOn: string | null;
	section: number | null;
	decisionId: string | null;
}

export const sumOf = (lines: readonly PlanLine[], year: number): number =>
	Math.round(
		lines.reduce((sum, { money }) => sum + (money.find((one) => one.year === year)?.euros ?? 0), 0) * 100,
	) / 100;
