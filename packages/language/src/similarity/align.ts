import type { ProbeUnit, Reason } from './probe.ts';
import type { CodedUnit } from './vocabulary.ts';
import { WHOLE } from './vocabulary.ts';

/** Two units that say the same, and what tells it. */
export interface Link {
	readonly mine: number;
	readonly theirs: number;
	readonly feature: number;
	readonly reason: Reason;
	/** Strength of the agreement, 0–1, before it is weighed by how much the feature tells. */
	readonly agreement: number;
	readonly evidence: number;
}

const LEAST_EVIDENCE = 0.02;

/** Each unit of a question with at most one of the text, the most telling first. */
export function align(probe: readonly ProbeUnit[], units: readonly CodedUnit[]): Link[] {
	const links: Link[] = [];
	probe.forEach(({ sought }, mine) => {
		units.forEach((unit, theirs) => {
			const link = bestLink(sought, unit, mine, theirs);
			if (link) links.push(link);
		});
	});
	links.sort((a, b) => b.evidence - a.evidence || a.mine - b.mine || a.theirs - b.theirs);
	const usedMine = new Set<number>();
	const usedTheirs = new Set<number>();
	return links.filter(({ mine, theirs }) => {
		if (usedMine.has(mine) || usedTheirs.has(theirs)) return false;
		usedMine.add(mine);
		usedTheirs.add(theirs);
		return true;
	});
}

function bestLink(
	sought: ProbeUnit['sought'],
	{ ids, strengths }: CodedUnit,
	mine: number,
	theirs: number,
): Link | undefined {
	let best: Link | undefined;
	for (let at = 0; at < ids.length; at++) {
		const wanted = sought.get(ids[at]!);
		if (!wanted) continue;
		const agreement = (wanted.strength * strengths[at]!) / WHOLE;
		const evidence = agreement * wanted.telling;
		if (evidence > (best?.evidence ?? LEAST_EVIDENCE))
			best = { mine, theirs, feature: ids[at]!, reason: wanted.reason, agreement, evidence };
	}
	return best;
}
