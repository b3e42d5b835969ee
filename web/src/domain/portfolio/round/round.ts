import * as v from 'valibot';
import { daysBetween } from '#platform/day.ts';
import { Day, Id, Key, Name, Version } from '../../organisation/tenant/tenant.ts';
import { Line, Prose } from '../need/need-fields.ts';

export const roundStates = ['upcoming', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export const ROUND_LIMITS = { greeting: 2000, question: 300, words: 2000, reason: 2000 } as const;

const Ticked = v.pipe(
	v.optional(v.string(), ''),
	v.transform((value) => value === 'on'),
);

const fields = {
	name: Name,
	opensOn: Day,
	closesOn: Day,
	greeting: v.optional(Prose(ROUND_LIMITS.greeting), ''),
	question: v.optional(Line(ROUND_LIMITS.question), ''),
	acceptsBetween: Ticked,
	doesRemind: Ticked,
};

function endsAfterStart({ opensOn, closesOn }: { opensOn: string; closesOn: string }): boolean {
	return closesOn >= opensOn;
}

export const RoundDraft = v.pipe(
	v.object({ ...fields, key: Key }),
	v.forward(v.partialCheck([['opensOn'], ['closesOn']], endsAfterStart, 'ends_before_start'), ['closesOn']),
);
export type RoundDraft = v.InferOutput<typeof RoundDraft>;

export const RoundChange = v.pipe(
	v.object({ ...fields, id: Id, version: Version }),
	v.forward(v.partialCheck([['opensOn'], ['closesOn']], endsAfterStart, 'ends_before_start'), ['closesOn']),
);
export type RoundChange = v.InferOutput<typeof RoundChange>;

export const RoundClosing = v.object({
	id: Id,
	reason: v.optional(Prose(ROUND_LIMITS.reason), ''),
});
export type RoundClosing = v.InferOutput<typeof RoundClosing>;

/** "Nothing this time", in the unit's own words if it likes. */
export const NothingDraft = v.object({
	unitId: Id,
	words: v.optional(Prose(ROUND_LIMITS.words), ''),
	key: Key,
});
export type NothingDraft = v.InferOutput<typeof NothingDraft>;

export interface Round {
	id: string;
	name: string;
	opensOn: string;
	closesOn: string;
	greeting: string;
	question: string;
	acceptsBetween: boolean;
	doesRemind: boolean;
	/** Set where the round was closed before its day, and is still. */
	closedAt: Date | null;
	closedBy: string | null;
	closedReason: string;
	version: number;
}

type Days = Pick<Round, 'opensOn' | 'closesOn' | 'closedAt'>;

export function roundState({ opensOn, closesOn, closedAt }: Days, today: string): RoundState {
	if (closedAt !== null || closesOn < today) return 'closed';
	return opensOn > today ? 'upcoming' : 'open';
}

/** What one who says a need is told of rounds. */
export interface Intake {
	open: {
		id: string;
		name: string;
		greeting: string;
		question: string;
		closesOn: string;
		daysLeft: number;
	} | null;
	/** False where needs have never been asked for in rounds. */
	hadRound: boolean;
	/** First day of the round to come, where one is planned. */
	nextOpensOn: string | null;
	/** Between rounds a municipality may take no needs. */
	isAccepting: boolean;
}

/** Rounds in any order; where there has never been one, needs are always taken. */
export function intakeOf(rounds: readonly Round[], today: string): Intake {
	const inState = (state: RoundState) => rounds.filter((round) => roundState(round, today) === state);
	const [open] = inState('open');
	const next = inState('upcoming').sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))[0];
	const last = inState('closed').sort((a, b) => (a.closesOn > b.closesOn ? -1 : 1))[0];
	return {
		open: open
			? {
					id: open.id,
					name: open.name,
					greeting: open.greeting,
					question: open.question,
					closesOn: open.closesOn,
					daysLeft: daysBetween(today, open.closesOn),
				}
			: null,
		hadRound: last !== undefined,
		nextOpensOn: next?.opensOn ?? null,
		isAccepting: open !== undefined || (last?.acceptsBetween ?? true),
	};
}
