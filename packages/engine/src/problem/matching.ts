/**
 * Gives the place a candidate of its own, moving others who have another candidate (Kuhn's augmenting paths). False = it
 * cannot be filled beside those already in `placeOf`; `seen` then holds all candidates that were asked.
 */
export function seat<Candidate>(
	place: number,
	candidates: readonly (readonly Candidate[])[],
	placeOf: Map<Candidate, number>,
	seen: Set<Candidate>,
): boolean {
	for (const one of candidates[place]!) {
		if (seen.has(one)) continue;
		seen.add(one);
		const other = placeOf.get(one);
		if (other !== undefined && !seat(other, candidates, placeOf, seen)) continue;
		placeOf.set(one, place);
		return true;
	}
	return false;
}
