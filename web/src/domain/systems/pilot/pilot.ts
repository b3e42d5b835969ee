import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Money, Prose, readNumber, WrittenDay } from '#domain/strategy/measure/measure-fields.ts';
import { rings } from '../technology/technology.ts';
import { protectionAnswers, protectionQuestions, type Protection } from './protection.ts';

export const PILOT_LIMITS = {
	title: 200,
	hypothesis: 2000,
	measured: 300,
	measuredIn: 40,
	note: 2000,
	costNote: 500,
	told: 4000,
	grounds: 4000,
	units: 200,
} as const;

export const directions = ['at_least', 'at_most'] as const;
export type Direction = (typeof directions)[number];

export const pilotDecisions = ['extend', 'continue', 'stop'] as const;
export type PilotDecisionKind = (typeof pilotDecisions)[number];

/** `waiting` has a result and no decision after it; `extended` and `stopped` are over. */
export const pilotStates = ['planned', 'running', 'waiting', 'extended', 'stopped', 'withdrawn'] as const;
export type PilotState = (typeof pilotStates)[number];

export interface PilotCost {
	id: string;
	spentOn: string;
	amount: number;
	note: string;
	saidBy: string | null;
}

export interface PilotResult {
	id: string;
	measuredOn: string;
	value: number;
	told: string;
	saidBy: string | null;
}

export interface PilotDecision {
	id: string;
	decision: PilotDecisionKind;
	grounds: string;
	/** What it rests on. */
	resultId: string | null;
	endsOn: string | null;
	decidedOn: string;
	decidedBy: string | null;
}

export interface Pilot {
	id: string;
	technologyId: string;
	technology: string;
	title: string;
	hypothesis: string;
	measured: string;
	measuredIn: string;
	threshold: number;
	direction: Direction;
	startsOn: string;
	/** As it was planned, or as the newest decision moved it. */
	endsOn: string;
	costCap: number;
	spent: number;
	ownerId: string | null;
	owner: string | null;
	ownerPersonId: string | null;
	ownerPerson: string | null;
	measureId: string | null;
	hostActivity: string | null;
	protection: Protection;
	protectionNote: string;
	units: { id: string; name: string }[];
	beganOn: string | null;
	withdrawnOn: string | null;
	withdrawnReason: string;
	/** The newest first. */
	costs: PilotCost[];
	results: PilotResult[];
	decisions: PilotDecision[];
	version: number;
}

export function stateOf(pilot: Pick<Pilot, 'beganOn' | 'withdrawnOn' | 'results' | 'decisions'>): PilotState {
	if (pilot.withdrawnOn) return 'withdrawn';
	if (!pilot.beganOn) return 'planned';
	const [decision] = pilot.decisions;
	if (decision && decision.decision !== 'continue') {
		return decision.decision === 'extend' ? 'extended' : 'stopped';
	}
	return undecidedResult(pilot) ? 'waiting' : 'running';
}

/** The newest result, if nothing was decided of it. */
export function undecidedResult({
	results,
	decisions,
}: Pick<Pilot, 'results' | 'decisions'>): PilotResult | null {
	const [result] = results;
	return result && !decisions.some(({ resultId }) => resultId === result.id) ? result : null;
}

export const isOver = (state: PilotState) =>
	state === 'extended' || state === 'stopped' || state === 'withdrawn';

export const isThresholdMet = (
	{ threshold, direction }: Pick<Pilot, 'threshold' | 'direction'>,
	value: number,
) => (direction === 'at_least' ? value >= threshold : value <= threshold);

/** Euros over the cap; zero where it holds. */
export const overCap = ({ spent, costCap }: Pick<Pilot, 'spent' | 'costCap'>) =>
	Math.max(0, Math.round((spent - costCap) * 100) / 100);

/** The days are over and nobody has decided. */
export const isDecisionPassed = (
	pilot: Parameters<typeof stateOf>[0] & Pick<Pilot, 'endsOn'>,
	day: string,
) => {
	const state = stateOf(pilot);
	return (state === 'running' || state === 'waiting') && pilot.endsOn < day;
};

/** A number that must be there. */
const Value = v.pipe(
	v.optional(v.string(), ''),
	v.nonEmpty(),
	v.transform((text) => readNumber(text) ?? Number.NaN),
	v.check((value) => !Number.isNaN(value), 'not_number'),
	v.minValue(-999_999_999),
	v.maxValue(999_999_999),
);

const Day = v.pipe(
	WrittenDay,
	v.check((day) => day !== null, 'non_empty'),
	v.transform((day) => day ?? ''),
);

const Answer = v.exactOptional(v.picklist(protectionAnswers));

const fields = {
	title: Line(PILOT_LIMITS.title, 3),
	hypothesis: v.pipe(Prose(PILOT_LIMITS.hypothesis), v.minLength(10)),
	measured: Line(PILOT_LIMITS.measured, 3),
	measuredIn: v.optional(Line(PILOT_LIMITS.measuredIn), ''),
	threshold: Value,
	direction: v.optional(v.picklist(directions), 'at_least'),
	startsOn: Day,
	endsOn: Day,
	costCap: Money,
	ownerId: OptionalId,
	measureId: OptionalId,
	unitIds: v.pipe(
		v.optional(v.array(Id), []),
		v.maxLength(PILOT_LIMITS.units),
		v.transform((ids) => [...new Set(ids)]),
	),
	protection: v.optional(
		v.object(
			Object.fromEntries(protectionQuestions.map((question) => [question, Answer])) as Record<
				(typeof protectionQuestions)[number],
				typeof Answer
			>,
		),
		{},
	),
	protectionNote: Prose(PILOT_LIMITS.note),
};

const endsAfterStart = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => endsOn >= startsOn;

export const PilotDraft = v.pipe(
	v.object({ ...fields, technologyId: Id, key: Key }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
);
export type PilotDraft = v.InferOutput<typeof PilotDraft>;

export const PilotChange = v.pipe(
	v.object({ ...fields, id: Id, version: Version }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
);
export type PilotChange = v.InferOutput<typeof PilotChange>;

export const PilotStep = v.object({ id: Id, version: Version });
export type PilotStep = v.InferOutput<typeof PilotStep>;

export const PilotOwner = v.object({ id: Id, version: Version, ownerId: OptionalId });
export type PilotOwner = v.InferOutput<typeof PilotOwner>;

export const PilotWithdrawal = v.object({ id: Id, reason: Prose(PILOT_LIMITS.note) });
export type PilotWithdrawal = v.InferOutput<typeof PilotWithdrawal>;

export const CostDraft = v.object({
	pilotId: Id,
	spentOn: WrittenDay,
	amount: v.pipe(
		Money,
		v.check((euros) => euros > 0, 'not_amount'),
	),
	note: v.optional(Line(PILOT_LIMITS.costNote), ''),
	key: Key,
});
export type CostDraft = v.InferOutput<typeof CostDraft>;

export const CostChoice = v.object({ id: Id, pilotId: Id });
export type CostChoice = v.InferOutput<typeof CostChoice>;

export const ResultDraft = v.object({
	pilotId: Id,
	measuredOn: WrittenDay,
	value: Value,
	told: Prose(PILOT_LIMITS.told),
	key: Key,
});
export type ResultDraft = v.InferOutput<typeof ResultDraft>;

export const DecisionDraft = v.object({
	pilotId: Id,
	decision: v.picklist(pilotDecisions),
	ring: v.picklist(rings),
	grounds: v.pipe(Prose(PILOT_LIMITS.grounds), v.minLength(3, 'non_empty')),
	/** Needed when the pilot goes on. */
	endsOn: WrittenDay,
	/** When the technology itself is looked at again. */
	reviewOn: WrittenDay,
	key: Key,
});
export type DecisionDraft = v.InferOutput<typeof DecisionDraft>;
