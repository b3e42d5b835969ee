import { formatDay, formatMonth } from '#platform/locale/format.ts';
import type { Translate } from '#platform/locale/translate.ts';
import type { NeedState } from '../need/need.ts';

/** What is known of where a wish stands: from these a sentence is always made, so that no state is left bare. */
export interface StandingFacts {
	state: NeedState;
	/** As written by whoever moved it; may be empty. */
	reason: string;
	/** Since when it has stood so. */
	since: Date | string;
	/** Title of the post that answers for it. */
	owner: string | null;
	/** A question waits for an answer. */
	isAsked: boolean;
	/** In a plan whose publication is in force. */
	startsOn: string | null;
	endsOn: string | null;
	isLeftOut: boolean;
}

export const whyCodes = [
	'new',
	'newOwned',
	'clarifyingAsked',
	'clarifying',
	'accepted',
	'leftOut',
	'plannedWhen',
	'planned',
	'done',
	'rejected',
	'withdrawn',
	'merged',
] as const;
export type WhyCode = (typeof whyCodes)[number];

export function whyOf(facts: StandingFacts): WhyCode {
	const { state, owner, isAsked, startsOn, isLeftOut } = facts;
	if (state === 'new') return owner ? 'newOwned' : 'new';
	if (state === 'clarifying') return isAsked ? 'clarifyingAsked' : 'clarifying';
	if (state === 'accepted') return isLeftOut ? 'leftOut' : 'accepted';
	if (state === 'planned') return startsOn ? 'plannedWhen' : 'planned';
	return state;
}

/** Why it stands as it does, in a sentence made from facts; the reason a person wrote is shown beside it. */
export function whyText(t: Translate, facts: StandingFacts): string {
	const { startsOn, endsOn } = facts;
	return t(`follow.why.${whyOf(facts)}`, {
		owner: facts.owner ?? '',
		day: formatDay(t.locale, facts.since),
		from: startsOn ? formatMonth(t.locale, startsOn) : '',
		to: endsOn ? formatMonth(t.locale, endsOn) : '',
		isOneMonth: startsOn?.slice(0, 7) === endsOn?.slice(0, 7) ? 'yes' : 'no',
		hasReason: facts.reason === '' ? 'no' : 'yes',
	});
}
