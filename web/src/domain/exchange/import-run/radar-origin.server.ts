import type { RadarOrigin } from '#domain/systems/technology/radar-file.ts';
import type { Technology } from '#domain/systems/technology/technology.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { WordKind } from './import-run.ts';
import * as store from './radar-origin.store.server.ts';
import { columnsByField, RowReader } from './read-cell.ts';
import { quadrantOfWord, ringOfWord } from './technology-words.ts';

type Placed = Pick<Technology, 'id' | 'quadrant' | 'ring'>;

/** What each technology was in the file that it came from: nothing that a radar said is lost by bringing it here. */
export async function origins(
	actor: Actor,
	technologies: readonly Placed[],
): Promise<Map<string, RadarOrigin>> {
	actor.must('technology.read');
	const ids = technologies.map(({ id }) => id);
	const rows = await actor.read((db) => store.brought(db, ids));
	const placed = new Map(technologies.map((one) => [one.id, one]));
	return new Map(rows.map((row) => [row.technologyId, originOf(row, placed.get(row.technologyId)!)]));
}

/** Whether any technology came from a file. */
export function hasBrought(actor: Actor): Promise<boolean> {
	actor.must('technology.read');
	return actor.read(store.hasBrought);
}

function originOf({ file, columns, cells, mapping }: store.BroughtRow, now: Placed): RadarOrigin {
	const row = new RowReader(cells, columnsByField(mapping.fields));
	const said = (about: WordKind, word: string) =>
		mapping.choices.find((one) => one.about === about && one.value === word)?.target;
	const quadrant = row.text('quadrant');
	const ring = row.text('ring');
	const isThere =
		quadrant !== '' && (said('quadrant', quadrant) ?? quadrantOfWord(quadrant)) === now.quadrant;
	const isInRing = ring !== '' && (said('ring', ring) ?? ringOfWord(ring)) === now.ring;
	const others = columns.flatMap((name, i) => {
		const cell = cells[i] ?? null;
		const value = typeof cell === 'boolean' ? String(cell) : cell;
		return mapping.fields[i] || value === null || value === '' ? [] : [[name, value] as const];
	});
	return {
		file,
		quadrant: isThere ? quadrant : null,
		ring: isInRing ? ring : null,
		others: Object.fromEntries(others),
	};
}
