import type { SearchKind } from '#domain/governance/search/search.ts';

interface Found {
	kind: SearchKind;
	id: string;
	code: string;
	holder: { id: string } | null;
}

const addresses: Record<SearchKind, (found: Found) => string> = {
	need: ({ id }) => `needs/${id}`,
	goal: ({ id }) => `strategy/goals/${id}`,
	measure: ({ id, holder }) => (holder ? `plans/adopted/${holder.id}` : `strategy/measures/${id}`),
	decision: ({ id, holder }) => `year/meetings/${holder?.id ?? ''}/decisions#d-${id}`,
	meeting: ({ id }) => `year/meetings/${id}/record`,
	clause: ({ code, holder }) => `strategy?strategy=${holder?.id ?? ''}#c-${encodeURIComponent(code)}`,
};

/** Where what was found is read in full. */
export function hitAddress(root: string, found: Found): string {
	return `${root}/${addresses[found.kind](found)}`;
}
