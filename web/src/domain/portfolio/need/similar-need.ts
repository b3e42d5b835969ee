import type { MatchedPart } from '@luotsi/language';
import * as v from 'valibot';
import { Prose } from './need-fields.ts';
import { TEXT_LIMITS, type NeedState } from './need.ts';

/** States in which a need still waits for its answer, so that one more unit may join it. */
export const joinableStates = ['new', 'clarifying', 'accepted', 'planned'] as const satisfies NeedState[];

export function isJoinable(state: NeedState): boolean {
	return (joinableStates as readonly NeedState[]).includes(state);
}

export const TypedText = v.object({ text: Prose(TEXT_LIMITS.text, 3) });

/** What anybody who may say a need sees of another's: never who said it. */
export interface SimilarNeed {
	id: string;
	number: number;
	title: string;
	state: NeedState;
	units: string[];
	/** Words of the text and of the need that say the same, the most telling first. */
	parts: MatchedPart[];
}
