import * as v from 'valibot';
import { Id, Key, OptionalId } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import { WrittenValue } from '#domain/strategy/indicator/indicator.ts';
import { WrittenDay } from '#domain/strategy/measure/measure-fields.ts';

export const verdicts = ['keep', 'change', 'close'] as const;
export type VerdictKind = (typeof verdicts)[number];

export const seats = ['accountable', 'planning', 'implementing', 'meeting'] as const;
/** As what one answers: for the goal, as planner or doer of the measure, or as the meeting itself. */
export type Seat = (typeof seats)[number];
export type AskedSeat = Exclude<Seat, 'meeting'>;

export const VERDICT_LIMITS = { reason: 2000, behalf: 500, title: 300, text: 4000 } as const;

/** How it would be changed: in words, or in the fields that the decision then sets. */
export interface Proposal {
	words: string;
	title: string;
	description: string;
	endsOn: string | null;
	target: { indicatorId: string; value: number } | null;
}

export const noProposal: Proposal = { words: '', title: '', description: '', endsOn: null, target: null };

const words = {
	verdict: v.picklist(verdicts),
	/** Also what stays as it is stays for a reason. */
	reason: v.pipe(v.string(), v.nonEmpty(), Prose(VERDICT_LIMITS.reason, 3)),
	words: v.optional(Prose(VERDICT_LIMITS.text), ''),
	title: v.optional(Line(VERDICT_LIMITS.title), ''),
	description: v.optional(Prose(VERDICT_LIMITS.text), ''),
	endsOn: WrittenDay,
	indicatorId: OptionalId,
	targetValue: WrittenValue,
};

interface Written {
	verdict: VerdictKind;
	words: string;
	title: string;
	description: string;
	endsOn: string | null;
	targetValue: number | null;
}

const saysHow = ({ verdict, ...how }: Written) =>
	verdict !== 'change' ||
	how.words !== '' ||
	how.title !== '' ||
	how.description !== '' ||
	how.endsOn !== null ||
	how.targetValue !== null;
const parts = [['verdict'], ['words'], ['title'], ['description'], ['endsOn'], ['targetValue']] as const;
const isTitle = ({ title }: { title: string }) => title === '' || title.length >= 3;

export const VerdictDraft = v.pipe(
	v.object({
		itemId: Id,
		...words,
		/** Needed of one who answers for another post. */
		behalfReason: v.optional(Prose(VERDICT_LIMITS.behalf), ''),
		key: Key,
	}),
	v.forward(v.partialCheck(parts, saysHow, 'change_needs_how'), ['words']),
	v.forward(v.partialCheck([['title']], isTitle, 'title_too_short'), ['title']),
);
export type VerdictDraft = v.InferOutput<typeof VerdictDraft>;

export const Settlement = v.pipe(
	v.object({ itemId: Id, ...words, key: Key }),
	v.forward(v.partialCheck(parts, saysHow, 'change_needs_how'), ['words']),
	v.forward(v.partialCheck([['title']], isTitle, 'title_too_short'), ['title']),
);
export type Settlement = v.InferOutput<typeof Settlement>;

export interface Verdict {
	id: string;
	seat: Seat;
	verdict: VerdictKind;
	reason: string;
	proposal: Proposal;
	behalfReason: string;
	saidOn: string;
	saidBy: string | null;
}

export type ItemState = 'unanswered' | 'agreed' | 'disputed' | 'settled';

export interface Standing {
	state: ItemState;
	/** What it has come to; null while nobody has answered or they disagree. */
	verdict: VerdictKind | null;
	reason: string;
	proposal: Proposal;
	/** What each seat says now. */
	current: Verdict[];
}

/** The newest of each seat counts; what the meeting says goes before all. */
export function standingOf(all: readonly Verdict[]): Standing {
	const newest = new Map(all.map((one) => [one.seat, one]));
	const current = seats.flatMap((seat) => newest.get(seat) ?? []);
	const settled = newest.get('meeting');
	if (settled) return { ...told(settled), state: 'settled', current };
	const last = all.findLast(({ seat }) => newest.has(seat));
	if (!last) return { state: 'unanswered', verdict: null, reason: '', proposal: noProposal, current };
	if (current.some(({ verdict }) => verdict !== last.verdict))
		return { state: 'disputed', verdict: null, reason: '', proposal: last.proposal, current };
	return { ...told(last), state: 'agreed', current };
}

const told = ({ verdict, reason, proposal }: Verdict) => ({ verdict, reason, proposal });

export function proposalOf(draft: Omit<Settlement, 'itemId' | 'key'>): Proposal {
	if (draft.verdict !== 'change') return noProposal;
	const { words: how, title, description, endsOn, indicatorId, targetValue } = draft;
	const target = indicatorId && targetValue !== null ? { indicatorId, value: targetValue } : null;
	return { words: how, title, description, endsOn, target };
}

/** Something that the decision sets by itself; bare words become somebody's task. */
export const hasFields = ({ title, description, endsOn, target }: Proposal): boolean =>
	title !== '' || description !== '' || endsOn !== null || target !== null;
