import * as v from 'valibot';
import { Id, OptionalId } from '#domain/organisation/tenant/tenant.ts';
import { LEVELS, type Competence, type Level, type Worded } from '../framework/framework.ts';

export const answerKinds = ['level', 'not_my_work', 'do_not_know'] as const;
export type AnswerKind = (typeof answerKinds)[number];

export interface Answer {
	answer: AnswerKind;
	/** Set where the answer is a level. */
	level: Level | null;
}

export const ASSESSMENT_LIMITS = { wish: 1000 } as const;

/** About so long does one look at four sentences and press one. */
const SECONDS_EACH = 16;

export function minutesFor(questions: number): number {
	return Math.max(1, Math.round((questions * SECONDS_EACH) / 60));
}

const Said = v.pipe(
	v.picklist(['1', '2', '3', '4', 'not_my_work', 'do_not_know']),
	v.transform((said): Answer => {
		const level = LEVELS.find((one) => String(one) === said) ?? null;
		return { answer: level ? 'level' : (said as AnswerKind), level };
	}),
);

export const Beginning = v.object({ surveyId: Id, roleId: Id, areaId: OptionalId });
export type Beginning = v.InferOutput<typeof Beginning>;

export const Saying = v.object({ surveyId: Id, competenceId: Id, said: Said });
export type Saying = v.InferOutput<typeof Saying>;

export const Submission = v.object({
	surveyId: Id,
	wish: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replaceAll('\r\n', '\n').trim()),
		v.maxLength(ASSESSMENT_LIMITS.wish),
	),
});
export type Submission = v.InferOutput<typeof Submission>;

/** Of one survey, or of all that the person has answered. */
export const Erasure = v.object({ surveyId: OptionalId });
export type Erasure = v.InferOutput<typeof Erasure>;

export interface Assessment {
	id: string;
	surveyId: string;
	personId: string;
	roleId: string;
	role: string;
	areaId: string | null;
	area: string | null;
	/** What the person would like to learn, in own words. */
	wish: string;
	startedAt: Date;
	submittedAt: Date | null;
}

/** One line of a person's own result. */
export interface OwnRow extends Pick<Competence, 'id' | 'frameworkId' | 'code' | 'area' | 'names'> {
	said: Answer | null;
	/** What the level that was said meant in the words of the survey. */
	wording: Worded | null;
	/** In the survey before, where it was asked. */
	before: Answer | null;
	target: Level | null;
}

export const standings = ['above', 'on_target', 'one_below', 'far_below', 'not_compared'] as const;
export type TargetStanding = (typeof standings)[number];

/** How the person's own level stands to what the role should know. */
export function standingOf({ said, target }: Pick<OwnRow, 'said' | 'target'>): TargetStanding {
	if (!said?.level || !target) return 'not_compared';
	const difference = said.level - target;
	if (difference > 0) return 'above';
	if (difference === 0) return 'on_target';
	return difference === -1 ? 'one_below' : 'far_below';
}

/** What is asked of a role: what it should know, or everything where nothing has been set for it. */
export function askedOf<C extends { id: string }>(all: readonly C[], targets: ReadonlySet<string>): C[] {
	const wanted = all.filter(({ id }) => targets.has(id));
	return wanted.length > 0 ? wanted : [...all];
}
