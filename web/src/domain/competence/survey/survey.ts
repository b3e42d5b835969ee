import * as v from 'valibot';
import { Day, Id, Key, Name, Version } from '#domain/organisation/tenant/tenant.ts';

export const surveyStates = ['open', 'upcoming', 'closed'] as const;
export type SurveyState = (typeof surveyStates)[number];

export const SURVEY_LIMITS = { greeting: 1000, named: 200 } as const;

const Several = v.pipe(
	v.optional(v.array(Id), []),
	v.maxLength(SURVEY_LIMITS.named),
	v.transform((ids) => [...new Set(ids)]),
);

const fields = v.object({
	name: Name,
	greeting: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(SURVEY_LIMITS.greeting)),
	opensOn: Day,
	closesOn: Day,
	frameworkIds: v.pipe(v.optional(v.array(Id), []), v.minLength(1)),
	/** Of whom it is asked; of everybody where nothing is named. */
	roleIds: Several,
	areaIds: Several,
	doesRemind: v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => value === 'on'),
	),
});

const endsAfterStart = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }) => closesOn >= opensOn;

export const SurveyDraft = v.pipe(
	v.object({ ...fields.entries, key: Key }),
	v.forward(v.partialCheck([['opensOn'], ['closesOn']], endsAfterStart, 'ends_before_start'), ['closesOn']),
);
export type SurveyDraft = v.InferOutput<typeof SurveyDraft>;

export const SurveyChange = v.pipe(
	v.object({ ...fields.entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['opensOn'], ['closesOn']], endsAfterStart, 'ends_before_start'), ['closesOn']),
);
export type SurveyChange = v.InferOutput<typeof SurveyChange>;

export const SurveyOf = v.object({ id: Id });

export interface Survey {
	id: string;
	name: string;
	greeting: string;
	opensOn: string;
	closesOn: string;
	/** Set where it was closed before its day. */
	closedOn: string | null;
	closedBy: string | null;
	doesRemind: boolean;
	frameworkIds: string[];
	roleIds: string[];
	areaIds: string[];
	/** Those who were asked, and how many of them have given their answers. */
	asked: number;
	answered: number;
	version: number;
}

type Days = Pick<Survey, 'opensOn' | 'closesOn' | 'closedOn'>;

export function surveyState({ opensOn, closesOn, closedOn }: Days, today: string): SurveyState {
	if (closedOn !== null || closesOn < today) return 'closed';
	return opensOn > today ? 'upcoming' : 'open';
}

/** The last day on which one could answer. */
export function endedOn({ closesOn, closedOn }: Days): string {
	return closedOn !== null && closedOn < closesOn ? closedOn : closesOn;
}
