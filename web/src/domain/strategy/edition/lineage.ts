import type { ClauseKind } from '../strategy/clause-draft.ts';
import { likenesses } from './likeness.ts';

export interface Known {
	lineageId: string;
	number: string;
	kind: ClauseKind;
	text: string;
}

export type Fresh = Omit<Known, 'lineageId'>;

/** What a clause of the new text is to the old one. */
export interface Kinship {
	lineageId: string | null;
	how: 'same' | 'changed' | 'new';
}

/** Sharing the number, clauses need share less of their words. */
const LEAST = { sameNumber: 0.3, otherwise: 0.5 } as const;
const NUMBER_COUNTS = 0.15;

export const plainWords = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const isHeading = ({ kind }: Fresh) => kind === 'heading';

/** Which clause of the known text each fresh one continues: the same words first, then number and like words. */
export function kinshipOf(known: readonly Known[], fresh: readonly Fresh[]): Kinship[] {
	const kin: (Kinship | undefined)[] = fresh.map(() => undefined);
	const taken = new Set<number>();
	const tie = (one: number, other: number) => {
		const { lineageId, text } = known[one]!;
		const how = plainWords(text) === plainWords(fresh[other]!.text) ? 'same' : 'changed';
		taken.add(one);
		kin[other] = { lineageId, how };
	};
	tieSame(known, fresh, (one, other) => !taken.has(one) && !kin[other] && tie(one, other));
	const [oldLeft, newLeft] = [
		known.flatMap((_, at) => (taken.has(at) ? [] : [at])),
		fresh.flatMap((_, at) => (kin[at] ? [] : [at])),
	];
	for (const { one, other } of candidates(known, fresh, oldLeft, newLeft))
		if (!taken.has(one) && !kin[other]) tie(one, other);
	return kin.map((one) => one ?? { lineageId: null, how: 'new' });
}

/** The same words: where several say the same, the one with the same number, then in order. */
function tieSame(
	known: readonly Known[],
	fresh: readonly Fresh[],
	tie: (one: number, other: number) => unknown,
): void {
	const byText = Map.groupBy(known.keys(), (at) => plainWords(known[at]!.text));
	const sharing = (other: number) => byText.get(plainWords(fresh[other]!.text)) ?? [];
	for (const other of fresh.keys())
		for (const one of sharing(other)) if (known[one]!.number === fresh[other]!.number) tie(one, other);
	for (const other of fresh.keys()) for (const one of sharing(other)) tie(one, other);
}

interface Candidate {
	one: number;
	other: number;
	score: number;
}

function candidates(
	known: readonly Known[],
	fresh: readonly Fresh[],
	oldLeft: readonly number[],
	newLeft: readonly number[],
): Candidate[] {
	const alike = likenesses(
		oldLeft.map((at) => known[at]!.text),
		newLeft.map((at) => fresh[at]!.text),
		LEAST.sameNumber,
	);
	return alike
		.map(({ one, other, likeness }) => ({ one: oldLeft[one]!, other: newLeft[other]!, likeness }))
		.filter(({ one, other }) => isHeading(known[one]!) === isHeading(fresh[other]!))
		.map((pair) => ({ ...pair, hasNumber: known[pair.one]!.number === fresh[pair.other]!.number }))
		.filter(({ likeness, hasNumber }) => likeness >= (hasNumber ? LEAST.sameNumber : LEAST.otherwise))
		.map(({ one, other, likeness, hasNumber }) => {
			return { one, other, score: likeness + (hasNumber ? NUMBER_COUNTS : 0) };
		})
		.toSorted((a, b) => b.score - a.score || a.one - b.one || a.other - b.other);
}
