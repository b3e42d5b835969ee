import {
	TECHNOLOGY_LIMITS,
	type Movement,
	type Quadrant,
	type Ring,
} from '#domain/systems/technology/technology.ts';
import type { Cell } from './import-run.ts';
import { RowReader } from './read-cell.ts';
import type { ReadRow } from './read-need-row.ts';
import { movementOf } from './technology-words.ts';

export interface TechnologyDraftRow {
	name: string;
	quadrant: Quadrant;
	ring: Ring;
	movement: Movement;
	description: string;
	link: string;
}

export interface TechnologyWords {
	columns: ReadonlyMap<string, number>;
	quadrant(word: string): Quadrant | null;
	ring(word: string): Ring | null;
	/** Where the cell is empty or the file has no such column. */
	defaults: { quadrant: Quadrant | null; ring: Ring | null };
}

export function readTechnologyRow(
	cells: readonly Cell[],
	words: TechnologyWords,
): ReadRow<TechnologyDraftRow> {
	const row = new RowReader(cells, words.columns);
	const draft = {
		name: readName(row),
		quadrant: readWord(row, 'quadrant', words.quadrant, words.defaults.quadrant) ?? 'systems',
		ring: readWord(row, 'ring', words.ring, words.defaults.ring) ?? 'assess',
		movement: movementOf(row.text('isNew'), row.text('status'), row.text('moved')),
		description: row.prose('description', TECHNOLOGY_LIMITS.description),
		link: readLink(row),
	};
	return row.issues.length > 0 ? { draft: null, issues: row.issues } : { draft, issues: [] };
}

function readName(row: RowReader): string {
	const name = row.line('label', TECHNOLOGY_LIMITS.name);
	if (name === '') row.refuse('label', 'technology_name_missing');
	return name;
}

function readWord<Word>(
	row: RowReader,
	field: 'quadrant' | 'ring',
	read: (word: string) => Word | null,
	fallback: Word | null,
): Word | null {
	const word = row.text(field);
	if (word === '') return fallback ?? row.refuse(field, `${field}_missing`);
	return read(word) ?? row.refuse(field, `${field}_unknown`);
}

/** An address that is none is left out: the technology is worth more than its link. */
function readLink(row: RowReader): string {
	const link = row.text('link');
	return /^https?:\/\//i.test(link) && URL.canParse(link) && link.length <= TECHNOLOGY_LIMITS.link
		? link
		: '';
}
