import * as v from 'valibot';
import { Id, Key, Name, Version } from '#domain/organisation/tenant/tenant.ts';
import { Money, Prose, readNumber, WrittenDay } from '#domain/strategy/measure/measure-fields.ts';

export const TRAINING_LIMITS = { name: 120, description: 2000, reason: 2000, hours: 2000 } as const;

/** An ordinary working day of a municipality’s office. */
export const HOURS_IN_DAY = 7.5;

const Hours = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text) ?? 0),
	v.check((hours) => hours > 0 && hours <= TRAINING_LIMITS.hours, 'not_hours'),
	v.transform((hours) => Math.round(hours * 100) / 100),
);

const day = v.pipe(
	WrittenDay,
	v.check((written) => written !== null, 'non_empty'),
	v.transform((written) => written!),
);

const ids = v.pipe(
	v.optional(v.array(Id), []),
	v.transform((all) => [...new Set(all)]),
	v.maxLength(100),
);

const fields = v.object({
	name: Name,
	description: Prose(TRAINING_LIMITS.description),
	startsOn: day,
	endsOn: day,
	hours: Hours,
	cost: Money,
	competenceIds: v.pipe(ids, v.minLength(1)),
	roleIds: ids,
	positionIds: ids,
});

type Dated = { startsOn: string; endsOn: string };
const endsAfterStart = ({ startsOn, endsOn }: Dated) => endsOn >= startsOn;
const isForSomebody = (given: { roleIds: string[]; positionIds: string[] }) =>
	given.roleIds.length + given.positionIds.length > 0;

export const TrainingDraft = v.pipe(
	v.object({ ...fields.entries, key: Key }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
	v.forward(v.partialCheck([['roleIds'], ['positionIds']], isForSomebody, 'for_nobody'), ['roleIds']),
);
export type TrainingDraft = v.InferOutput<typeof TrainingDraft>;

export const TrainingChange = v.pipe(
	v.object({ ...fields.entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], endsAfterStart, 'ends_before_start'), ['endsOn']),
	v.forward(v.partialCheck([['roleIds'], ['positionIds']], isForSomebody, 'for_nobody'), ['roleIds']),
);
export type TrainingChange = v.InferOutput<typeof TrainingChange>;

export const TrainingCancellation = v.object({ id: Id, reason: Prose(TRAINING_LIMITS.reason) });
export type TrainingCancellation = v.InferOutput<typeof TrainingCancellation>;

export const TrainingOf = v.object({ id: Id });

export interface Training {
	id: string;
	name: string;
	description: string;
	startsOn: string;
	endsOn: string;
	/** Of each who takes part. */
	hours: number;
	/** Of the whole. */
	cost: number;
	competenceIds: string[];
	roles: { id: string; name: string }[];
	positions: { id: string; title: string; roleId: string }[];
	/** Posts whose time it takes, and how many days in all. */
	takes: { posts: number; days: number };
	cancelledOn: string | null;
	cancelledBy: string | null;
	cancelledReason: string;
	version: number;
}

export const trainingStates = ['upcoming', 'under_way', 'over', 'cancelled'] as const;
export type TrainingState = (typeof trainingStates)[number];

export function trainingState(
	{ startsOn, endsOn, cancelledOn }: Pick<Training, 'startsOn' | 'endsOn' | 'cancelledOn'>,
	today: string,
): TrainingState {
	if (cancelledOn !== null) return 'cancelled';
	if (endsOn < today) return 'over';
	return startsOn > today ? 'upcoming' : 'under_way';
}
