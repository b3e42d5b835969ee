import * as v from 'valibot';
import type { GovernanceModel } from '#domain/organisation/tenant/tenant.ts';
import {
	Day,
	Id,
	Key,
	OptionalDay,
	OptionalId,
	OptionalVersion,
	Version,
} from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import { askedFor, silentOf, type AskedFor, type Posts } from './asked.ts';
import type { Fact } from './fact.ts';
import { standingOf, type Standing, type Verdict } from './verdict.ts';

export const REVIEW_LIMITS = { name: 160, reason: 2000, goals: 500 } as const;

const Year = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1990), v.maxValue(2199));

export const RoundDraft = v.pipe(
	v.object({
		bodyId: Id,
		strategyId: OptionalId,
		year: Year,
		/** Empty makes one of the body and the year. */
		name: v.optional(Line(REVIEW_LIMITS.name), ''),
		opensOn: Day,
		answerBy: Day,
		occurrenceId: OptionalId,
		/** Which goals; none ticked means the whole strategy. */
		goalIds: v.optional(v.pipe(v.array(Id), v.maxLength(REVIEW_LIMITS.goals)), []),
		/** The duty opens the next ones by itself. */
		opensAlone: v.optional(
			v.pipe(
				v.string(),
				v.transform((text) => text !== ''),
			),
			'',
		),
		key: Key,
	}),
	v.forward(
		v.partialCheck([['opensOn'], ['answerBy']], (one) => one.answerBy >= one.opensOn, 'ends_before_start'),
		['answerBy'],
	),
);
export type RoundDraft = v.InferOutput<typeof RoundDraft>;

export const RoundDays = v.object({ id: Id, version: Version, answerBy: Day });
export type RoundDays = v.InferOutput<typeof RoundDays>;

export const RoundChoice = v.object({ id: Id, key: Key });
export type RoundChoice = v.InferOutput<typeof RoundChoice>;

export const RoundCancellation = v.object({ id: Id, reason: Prose(REVIEW_LIMITS.reason) });
export type RoundCancellation = v.InferOutput<typeof RoundCancellation>;

/** An empty meeting takes the body's next one, or plans it on the day. */
export const RoundAgenda = v.object({
	id: Id,
	meetingId: OptionalId,
	heldOn: OptionalDay,
	key: Key,
});
export type RoundAgenda = v.InferOutput<typeof RoundAgenda>;

/** What is decided, with the draft it was decided on: another draft is looked at first. */
export const RoundDecision = v.object({
	id: Id,
	decision: v.optional(Prose(20_000), ''),
	inForceFrom: OptionalDay,
	editionId: OptionalId,
	editionVersion: OptionalVersion,
	key: Key,
});
export type RoundDecision = v.InferOutput<typeof RoundDecision>;

export const roundStates = ['asking', 'on_agenda', 'in_meeting', 'concluded', 'cancelled'] as const;
export type RoundState = (typeof roundStates)[number];

export interface ReviewRound {
	id: string;
	bodyId: string;
	body: string;
	yearStarts: number;
	strategyId: string | null;
	strategy: string | null;
	areaId: string | null;
	area: string | null;
	model: GovernanceModel;
	year: number;
	fromOn: string;
	toOn: string;
	name: string;
	opensOn: string;
	answerBy: string;
	isWhole: boolean;
	occurrenceId: string | null;
	dutyId: string | null;
	evidence: Fact[];
	evidenceOn: string | null;
	state: RoundState;
	cancelledReason: string;
	meetingId: string | null;
	heldOn: string | null;
	concludedOn: string | null;
	decisionId: string | null;
	section: number | null;
	editionId: string | null;
	items: number;
	answered: number;
	openedBy: string | null;
	version: number;
}

/** The words of what is looked at, as they were when the evidence was fetched. */
export interface Subject {
	code: string;
	title: string;
	description: string;
	clause: { number: string; text: string; lineageId: string } | null;
	startsOn: string | null;
	endsOn: string | null;
	costTotal: number;
	costYearly: number;
	hostActivity: string;
	units: string[];
	indicators: { id: string; name: string; unit: string; target: number | null }[];
}

export interface ItemRow extends Posts {
	id: string;
	roundId: string;
	ordinal: number;
	goalId: string;
	goalCode: string;
	goal: string;
	subject: Subject;
	evidence: Fact[];
	/** Retired while the round has been open: it needs no verdict any more. */
	isGone: boolean;
	verdicts: Verdict[];
	agendaItemId: string | null;
	section: number | null;
}

export interface ReviewItem extends ItemRow {
	standing: Standing;
	asked: AskedFor[];
	silent: AskedFor[];
}

export function itemOf(row: ItemRow): ReviewItem {
	const standing = standingOf(row.verdicts);
	const asked = askedFor(row);
	return { ...row, standing, asked, silent: row.isGone ? [] : silentOf(asked, standing.current) };
}

/** What still stands in the way of deciding: neither answered nor settled. */
export const isOpen = ({ isGone, standing }: ReviewItem): boolean => !isGone && standing.verdict === null;

/** Evidence may be fetched until the body meets. */
export const mayRefresh = ({ state }: ReviewRound): boolean => state === 'asking' || state === 'on_agenda';

export const mayAnswer = (round: ReviewRound): boolean => mayRefresh(round);

/** As it was decided: what the frozen report is made of. */
export interface Concluded {
	round: Pick<
		ReviewRound,
		'name' | 'body' | 'strategy' | 'area' | 'model' | 'year' | 'yearStarts' | 'fromOn' | 'toOn'
	>;
	evidence: Fact[];
	items: ConcludedItem[];
}

export interface ConcludedItem {
	id: string;
	goalId: string;
	measureId: string | null;
	goal: string;
	subject: Subject;
	evidence: Fact[];
	state: Standing['state'];
	verdict: Standing['verdict'];
	reason: string;
	proposal: Standing['proposal'];
	said: Standing['current'];
	isGone: boolean;
}

/** The round as it stands, in the form in which it is kept once decided. */
export function contentOf(round: ReviewRound, items: readonly ReviewItem[]): Concluded {
	const { name, body, strategy, area, model, year, yearStarts, fromOn, toOn } = round;
	return {
		round: { name, body, strategy, area, model, year, yearStarts, fromOn, toOn },
		evidence: round.evidence,
		items: items.map((item) => {
			const { id, goalId, measureId, goal, subject, evidence, isGone, standing } = item;
			const { state, verdict, reason, proposal, current } = standing;
			const what = { id, goalId, measureId, goal, subject, evidence, isGone };
			return { ...what, state, verdict, reason, proposal, said: current };
		}),
	};
}
