import type { Link } from './align.ts';
import type { ProbeUnit } from './probe.ts';
import type { CodedUnit, Vocabulary } from './vocabulary.ts';

/** Words of two texts that say the same, as written, and how that is known. */
export interface MatchedPart {
	readonly mine: string;
	readonly theirs: string;
	readonly how: 'same' | 'part' | 'meaning' | 'spelling' | 'learned';
}

interface Side<U extends { readonly start: number; readonly end: number }> {
	readonly text: string;
	readonly units: readonly U[];
}

const MOST_TOLD = 4;
/** Weaker agreements only disturb beside the telling ones. */
const LEAST_OF_BEST = 0.25;

/** The most telling agreements of two texts, in the words that were written. */
export function partsOf(
	links: readonly Link[],
	{ mine, theirs }: { mine: Side<ProbeUnit>; theirs: Side<CodedUnit> },
	vocabulary: Vocabulary,
): MatchedPart[] {
	const best = links[0]?.evidence ?? 0;
	return links
		.filter(({ evidence }) => evidence >= best * LEAST_OF_BEST)
		.slice(0, MOST_TOLD)
		.map((link) => ({
			mine: written(mine, link.mine),
			theirs: written(theirs, link.theirs),
			how: howOf(link, mine.units[link.mine]!, theirs.units[link.theirs]!, vocabulary),
		}));
}

function written<U extends { readonly start: number; readonly end: number }>(
	{ text, units }: Side<U>,
	at: number,
): string {
	const { start, end } = units[at]!;
	return text.slice(start, end);
}

function howOf(
	{ reason, feature }: Link,
	mine: ProbeUnit,
	theirs: CodedUnit,
	vocabulary: Vocabulary,
): MatchedPart['how'] {
	if (mine.word !== undefined && mine.word === theirs.ids[0]) return 'same';
	if (reason !== 'said') return reason;
	return vocabulary.key(feature).startsWith('w:') ? 'part' : 'meaning';
}
