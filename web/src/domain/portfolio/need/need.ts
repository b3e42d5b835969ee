import * as v from 'valibot';
import { Key, Version } from '../../organisation/tenant/tenant.ts';
import { Amount, DayOrNone, Days, EmailOrNone, Line, NumberList, Prose, WeeksOrNone } from './need-fields.ts';

/** In the order a need usually goes through them; `merged` stands under another need. */
export const needStates = [
	'new',
	'clarifying',
	'accepted',
	'planned',
	'done',
	'rejected',
	'withdrawn',
	'merged',
] as const;
export type NeedState = (typeof needStates)[number];

/** States a person may choose; a need is merged and split by its own verbs. */
export const openStates = needStates.filter((state) => state !== 'merged');
export type OpenState = Exclude<NeedState, 'merged'>;

const transitions: Record<NeedState, readonly OpenState[]> = {
	new: ['clarifying', 'accepted', 'rejected', 'withdrawn'],
	clarifying: ['accepted', 'new', 'rejected', 'withdrawn'],
	accepted: ['planned', 'clarifying', 'new', 'rejected', 'withdrawn'],
	planned: ['done', 'accepted', 'rejected', 'withdrawn'],
	done: ['planned', 'accepted'],
	rejected: ['clarifying', 'new', 'accepted'],
	withdrawn: ['clarifying', 'new', 'accepted'],
	merged: [],
};

export function nextStates(state: NeedState): readonly OpenState[] {
	return transitions[state];
}

export function mayBecome(from: NeedState, to: NeedState): boolean {
	return (transitions[from] as readonly NeedState[]).includes(to);
}

/** Whoever said the need reads the reason, so a no is never left without one. */
export function needsReason(state: NeedState): boolean {
	return state === 'rejected' || state === 'withdrawn';
}

export const TEXT_LIMITS = { text: 4000, place: 500, why: 4000, submitterName: 120, title: 300 } as const;

const Uuid = v.pipe(v.string(), v.uuid());

/** The three questions and, if one likes, a name. */
export const NeedDraft = v.object({
	unitId: Uuid,
	text: Prose(TEXT_LIMITS.text, 3),
	place: v.optional(Line(TEXT_LIMITS.place), ''),
	why: v.optional(Prose(TEXT_LIMITS.why), ''),
	submitterName: v.optional(Line(TEXT_LIMITS.submitterName), ''),
	/** Where news of it go; seen by nobody. */
	submitterEmail: v.optional(EmailOrNone),
	key: Key,
});
export type NeedDraft = v.InferOutput<typeof NeedDraft>;

export const NeedFacts = v.pipe(
	v.object({
		id: Uuid,
		version: Version,
		title: Line(TEXT_LIMITS.title, 3),
		kind: v.optional(Line(80), ''),
		/** A kind of one's own, before the chosen one. */
		newKind: v.optional(Line(80), ''),
		costInvestment: Amount,
		costOneOff: Amount,
		costYearly: Amount,
		earliestOn: DayOrNone,
		deadlineOn: DayOrNone,
		durationWeeks: WeeksOrNone,
		/** Working days by role id; a role left out or at zero does nothing. */
		effort: v.optional(v.record(Uuid, Days), {}),
	}),
	v.forward(
		v.partialCheck(
			[['earliestOn'], ['deadlineOn']],
			({ earliestOn, deadlineOn }) => !earliestOn || !deadlineOn || earliestOn <= deadlineOn,
			'deadline_before_start',
		),
		['deadlineOn'],
	),
	v.transform(({ newKind, kind, ...facts }) => ({ ...facts, kind: newKind || kind })),
);
export type NeedFacts = v.InferOutput<typeof NeedFacts>;

/** What a need waits for, by the other needs' numbers, and the goals it serves. */
export const NeedLinks = v.object({
	id: Uuid,
	version: Version,
	dependsOn: NumberList,
	goalIds: v.optional(v.pipe(v.array(Uuid), v.maxLength(100)), []),
});
export type NeedLinks = v.InferOutput<typeof NeedLinks>;

export const StateChange = v.pipe(
	v.object({
		id: Uuid,
		version: Version,
		state: v.picklist(openStates as OpenState[]),
		reason: v.optional(Prose(2000), ''),
	}),
	v.forward(
		v.partialCheck(
			[['state'], ['reason']],
			({ state, reason }) => !needsReason(state) || reason !== '',
			'reason_needed',
		),
		['reason'],
	),
);
export type StateChange = v.InferOutput<typeof StateChange>;

export const BulkStateChange = v.pipe(
	v.object({
		ids: v.pipe(v.optional(v.array(Uuid), []), v.minLength(1), v.maxLength(500)),
		state: v.picklist(openStates as OpenState[]),
		reason: v.optional(Prose(2000), ''),
	}),
	v.forward(
		v.partialCheck(
			[['state'], ['reason']],
			({ state, reason }) => !needsReason(state) || reason !== '',
			'reason_needed',
		),
		['reason'],
	),
);
export type BulkStateChange = v.InferOutput<typeof BulkStateChange>;

/** A need as an import or a demonstration brings it, all facts at once. */
export interface BatchNeed {
	externalKey: string | null;
	externalGroup: string | null;
	unitId: string;
	text: string;
	place?: string;
	why?: string;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	effort: { roleId: string; days: number }[];
	importRunId: string | null;
}

export interface NewNeedNumber {
	id: string;
	number: number;
}

const ABBREVIATIONS = /(?:^|\s)(?:esim|mm|ym|yms|ks|klo|nro|n|t|ts|eli|vrt|t\.ex|bl\.a|kl|nr|e\.g|i\.e)\.$/i;
const LONGEST_TITLE = 140;

/** The first sentence of what was said, whole where it is short, cut at a word where it is long. */
export function titleFrom(text: string): string {
	const flat = text.replaceAll(/\s+/g, ' ').trim();
	const ends = [...flat.matchAll(/[.!?…]+(?=\s)/g)].map((match) => match.index + match[0].length);
	const end = ends.find((at) => at >= 12 && !ABBREVIATIONS.test(flat.slice(0, at))) ?? flat.length;
	const sentence = flat.slice(0, end).trim();
	const bare = sentence.replace(/(?<![.])\.$/, '');
	const title = bare.length >= 3 ? bare : flat;
	if (title.length <= LONGEST_TITLE) return title;
	const cut = title.slice(0, LONGEST_TITLE);
	const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2));
	return `${atWord.replace(/[\s,;:–-]+$|[\uD800-\uDBFF]$/g, '')}…`;
}
