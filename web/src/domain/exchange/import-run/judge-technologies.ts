import type { Quadrant, Ring } from '#domain/systems/technology/technology.ts';
import type { RowIssue, RowOutcome } from './import-run.ts';
import type { ReadRow } from './read-need-row.ts';
import type { TechnologyDraftRow } from './read-technology-row.ts';

export interface KnownTechnology {
	id: string;
	name: string;
	quadrant: Quadrant;
	ring: Ring;
}

export interface JudgedTechnology {
	rowNumber: number;
	outcome: Extract<RowOutcome, 'created' | 'changed' | 'already_there' | 'refused'>;
	issues: RowIssue[];
	draft: TechnologyDraftRow | null;
	knownId: string | null;
}

/** A technology is the same by its name; one that is there keeps its ring, which only an assessment moves. */
export function judgeTechnologies(
	rows: readonly { rowNumber: number; read: ReadRow<TechnologyDraftRow> }[],
	known: ReadonlyMap<string, KnownTechnology>,
): JudgedTechnology[] {
	const seen = new Map<string, number>();
	return rows.map(({ rowNumber, read: { draft, issues } }): JudgedTechnology => {
		const plain = { rowNumber, issues: [], draft, knownId: null };
		if (!draft) return { ...plain, outcome: 'refused', issues };
		const name = draft.name.toLowerCase();
		const twin = seen.get(name);
		if (twin !== undefined)
			return {
				...plain,
				outcome: 'already_there',
				issues: [issue('same_technology_in_file', { row: twin })],
			};
		seen.set(name, rowNumber);
		const there = known.get(name);
		if (!there) return { ...plain, outcome: 'created' };
		const differs = there.ring !== draft.ring;
		const code = differs ? 'technology_in_other_ring' : 'same_technology';
		return {
			...plain,
			outcome: differs ? 'changed' : 'already_there',
			issues: [issue(code, { name: there.name })],
			knownId: there.id,
		};
	});
}

function issue(code: string, data: RowIssue['data']): RowIssue {
	return { column: null, code, value: '', data };
}
