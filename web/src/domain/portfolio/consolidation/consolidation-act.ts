import * as v from 'valibot';
import { Key } from '../../organisation/tenant/tenant.ts';
import type { FactChange } from '../need/need-facts.server.ts';
import { Line, Prose } from '../need/need-fields.ts';
import { needsReason, openStates, TEXT_LIMITS, type NeedState, type OpenState } from '../need/need.ts';
import type { ChosenFact } from './fact-choice.ts';
import type { Pair } from './suggested-group.ts';

const Uuid = v.pipe(v.string(), v.uuid());
const Ids = v.pipe(v.optional(v.array(Uuid), []), v.maxLength(200));
const Number_ = v.pipe(v.string(), v.toNumber(), v.integer());

const Group = {
	/** The need that stays, or the whole, or the one that is waited for. */
	into: Uuid,
	/** All that were shown. */
	members: Ids,
	/** Those that were ticked. */
	chosen: Ids,
	/** As they were when shown: what another has changed meanwhile is not decided unseen. */
	versions: v.optional(v.record(Uuid, Number_), {}),
	key: Key,
};

export const GroupChoice = v.object(Group);
export type GroupChoice = v.InferOutput<typeof GroupChoice>;

const Choice = v.object({
	choice: v.optional(v.pipe(v.string(), v.maxLength(60)), 'own'),
	typed: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
});

export const GroupMerge = v.object({
	...Group,
	title: v.optional(Line(TEXT_LIMITS.title), ''),
	/** By field, `effort:<role id>` for working days: a dot would nest. */
	facts: v.optional(v.record(v.string(), Choice), {}),
	/** Those left out are judged another matter than those merged. */
	remember: v.optional(v.string(), ''),
});
export type GroupMerge = v.InferOutput<typeof GroupMerge>;

export const GroupState = v.pipe(
	v.object({
		...Group,
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
export type GroupState = v.InferOutput<typeof GroupState>;

export const ManyMerge = v.object({
	/** `<id of the need that stays> <id> <id> …`, one for each group ticked. */
	groups: v.pipe(v.optional(v.array(v.pipe(v.string(), v.maxLength(8000))), []), v.minLength(1)),
	disputed: v.optional(v.picklist(['leave', 'own', 'largest']), 'leave'),
	versions: v.optional(v.record(Uuid, Number_), {}),
	key: Key,
});
export type ManyMerge = v.InferOutput<typeof ManyMerge>;

export const ActUndo = v.object({ actId: Uuid });
export type ActUndo = v.InferOutput<typeof ActUndo>;

const actKinds = ['merge', 'split', 'split_wording', 'different', 'part', 'wait', 'later', 'state'] as const;
export type ActKind = (typeof actKinds)[number];

/** A need as it was called when the act was done: it may have another title now, or be gone. */
export interface Named {
	id: string;
	number: number;
	title: string;
	/** Since when it had stood in its state. */
	since: string;
}

/** What each kind of act did, so exactly that it can be undone. */
export interface Done {
	merge: { mergerIds: string[]; before: FactChange; after: FactChange; chosen: ChosenFact[]; pairs: Pair[] };
	split: { mergerIds: string[]; objectionIds: string[] };
	split_wording: { taken: { id: string; baseId: string }[] };
	different: { pairs: Pair[] };
	part: { pairs: Pair[] };
	wait: { pairs: Pair[] };
	later: Record<never, never>;
	state: { moves: { id: string; from: NeedState; reason: string; to: NeedState }[] };
}

export type Act = {
	[Kind in ActKind]: {
		id: string;
		number: number;
		kind: Kind;
		needId: string;
		needIds: string[];
		done: Done[Kind] & { names: Named[] };
		doneAt: Date;
		undoneAt: Date | null;
		doneBy: string | null;
		undoneBy: string | null;
	};
}[ActKind];

/** All pairs of a list. */
export function pairsOf(ids: readonly string[]): Pair[] {
	return ids.flatMap((a, at) =>
		ids.slice(at + 1).map((b) => (a < b ? ([a, b] as const) : ([b, a] as const))),
	);
}
