import { quadrants, rings, shownMovement, type Movement, type Ring, type Technology } from './technology.ts';

export const exportFormats = ['thoughtworks-json', 'thoughtworks-csv', 'zalando-json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const ringNames: Record<Ring, string> = { adopt: 'Adopt', trial: 'Trial', assess: 'Assess', hold: 'Hold' };
/** The words of Build Your Own Radar, letter for letter. */
const statuses: Record<Movement, string> = {
	new: 'New',
	in: 'Moved In',
	out: 'Moved Out',
	none: 'No Change',
};
const moves: Record<Movement, number> = { new: 2, in: 1, out: -1, none: 0 };

/** What a technology was called in the file that it came from; null where it has been moved since. */
export interface RadarOrigin {
	file: string;
	quadrant: string | null;
	ring: string | null;
	/** Columns that mean nothing here. */
	others: Readonly<Record<string, string | number>>;
}

interface Asked {
	format: ExportFormat;
	day: string;
	/** Of the quadrants, as they are to stand in the file. */
	names: Readonly<Record<string, string>>;
	/** By technology: told where the words of the first file are wanted back. */
	origins?: ReadonlyMap<string, RadarOrigin>;
}

/** The radar in a form that other radars read. */
export function radarFile(
	technologies: readonly Technology[],
	asked: Asked,
): { text: string; type: string; extension: 'json' | 'csv' } {
	if (asked.format === 'zalando-json') return json(zalando(technologies, asked));
	const blips = technologies.map((one) => thoughtworks(one, asked));
	if (asked.format === 'thoughtworks-json') return json(blips);
	const columns = [...new Set([...blipColumns, ...blips.flatMap((blip) => Object.keys(blip))])];
	const lines = blips.map((blip) => columns.map((column) => quoted(cellText(blip[column]))).join(','));
	return {
		text: `${[columns.map(quoted).join(','), ...lines].join('\r\n')}\r\n`,
		type: 'text/csv; charset=utf-8',
		extension: 'csv',
	};
}

const json = (content: unknown) => ({
	text: `${JSON.stringify(content, null, '\t')}\n`,
	type: 'application/json; charset=utf-8',
	extension: 'json' as const,
});

const blipColumns = ['name', 'ring', 'quadrant', 'isNew', 'status', 'description'];

function thoughtworks(
	technology: Technology,
	{ day, names, origins }: Asked,
): Record<string, string | number> {
	const movement = shownMovement(technology, day);
	const origin = origins?.get(technology.id);
	return {
		...origin?.others,
		name: technology.name,
		ring: origin?.ring ?? ringNames[technology.ring],
		quadrant: origin?.quadrant ?? names[technology.quadrant] ?? technology.quadrant,
		isNew: movement === 'new' ? 'TRUE' : 'FALSE',
		status: statuses[movement],
		description: technology.description,
	};
}

function zalando(technologies: readonly Technology[], { day, names, origins }: Asked) {
	return {
		date: day.slice(0, 7).replace('-', '.'),
		quadrants: quadrants.map((one) => ({ name: names[one] ?? one })),
		rings: rings.map((one) => ({ name: ringNames[one].toUpperCase() })),
		entries: technologies.map((technology) => ({
			...withValues(origins?.get(technology.id)?.others),
			quadrant: quadrants.indexOf(technology.quadrant),
			ring: rings.indexOf(technology.ring),
			label: technology.name,
			active: technology.retiredOn === null && origins?.get(technology.id)?.others['active'] !== 'false',
			moved: moves[shownMovement(technology, day)],
			...(technology.link && { link: technology.link }),
		})),
	};
}

const cellText = (value: string | number | undefined) => (value === undefined ? '' : String(value));

/** Lists and truths stood in the rows of the import as their texts. */
function withValues(others: RadarOrigin['others'] = {}): Record<string, unknown> {
	const valueOf = (value: string | number): unknown => {
		if (value === 'true' || value === 'false') return value === 'true';
		if (typeof value === 'number' || !/^[[{]/.test(value)) return value;
		try {
			return JSON.parse(value);
		} catch {
			return value;
		}
	};
	return Object.fromEntries(Object.entries(others).map(([name, value]) => [name, valueOf(value)]));
}

/** A cell that begins like a formula would be run by a spreadsheet: it is marked as text there. */
function quoted(text: string): string {
	const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
