import * as v from 'valibot';
import { Day, Id, Key, OptionalId, Version } from '../../organisation/tenant/tenant.ts';
import { Line, Prose } from '../need/need-fields.ts';
import type { NeedState } from '../need/need.ts';
import type { Answer } from './commitment.ts';

export interface ListHead {
	id: string;
	name: string;
	year: number;
	greeting: string;
	answerBy: string;
	closedAt: Date | null;
	version: number;
	items: number;
	units: number;
	answers: number;
}

/** A need on the list, and when the adopted plan does it. */
export interface ListItem {
	needId: string;
	number: number;
	title: string;
	state: NeedState;
	startsOn: string | null;
	endsOn: string | null;
}

export interface AskedUnit {
	id: string;
	name: string;
	area: string;
}

/** Everything said to one list. */
export interface CommitmentList extends Omit<ListHead, 'items' | 'units' | 'answers'> {
	items: ListItem[];
	units: AskedUnit[];
	answers: Answer[];
	/** Which unit has said which need itself. */
	said: { needId: string; unitId: string }[];
}

/** What a list may be made of. */
export interface Offer {
	plans: { id: string; title: string; firstYear: number; lastYear: number }[];
	/** The chosen plan; null offers the accepted needs. */
	planId: string | null;
	year: number;
	needs: (ListItem & { units: number; isInYear: boolean })[];
}

export const ListDraft = v.object({
	name: Line(200, 2),
	year: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(2000), v.maxValue(2100)),
	greeting: v.optional(Prose(2000), ''),
	answerBy: Day,
	planId: OptionalId,
	needIds: v.pipe(
		v.optional(v.array(Id), []),
		v.check((ids) => ids.length > 0, 'choose_at_least_one'),
		v.maxLength(500),
	),
	unitIds: v.pipe(
		v.optional(v.array(Id), []),
		v.check((ids) => ids.length > 0, 'choose_at_least_one'),
		v.maxLength(500),
	),
	key: Key,
});
export type ListDraft = v.InferOutput<typeof ListDraft>;

export const ListChange = v.object({
	id: Id,
	version: Version,
	name: Line(200, 2),
	greeting: v.optional(Prose(2000), ''),
	answerBy: Day,
});
export type ListChange = v.InferOutput<typeof ListChange>;

export const ListVersion = v.object({ id: Id, version: Version });
export type ListVersion = v.InferOutput<typeof ListVersion>;

/** The plan's own years, else the one in hand or the next: lists are made in the autumn for the year to come. */
export function likelyYear(today: string, plan: { firstYear: number; lastYear: number } | undefined): number {
	const next = Number(today.slice(0, 4)) + (today.slice(5) >= '07-01' ? 1 : 0);
	return plan ? Math.min(Math.max(next, plan.firstYear), plan.lastYear) : next;
}
