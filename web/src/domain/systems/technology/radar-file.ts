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

interface Asked {
	format: ExportFormat;
	day: string;
	/** Of the quadrants, as they are to stand in the file. */
	names: Readonly<Record<string, string>>;
}

/** The radar in a form that other radars read. */
export function radarFile(
	technologies: readonly Technology[],
	{ format, day, names }: Asked,
): { text: string; type: string; extension: 'json' | 'csv' } {
	if (format === 'zalando-json') return json(zalando(technologies, day, names));
	const blips = technologies.map((one) => thoughtworks(one, day, names));
	if (format === 'thoughtworks-json') return json(blips);
	const columns = ['name', 'ring', 'quadrant', 'isNew', 'status', 'description'] as const;
	const lines = blips.map((blip) => columns.map((column) => quoted(blip[column])).join(','));
	return {
		text: `${[columns.join(','), ...lines].join('\r\n')}\r\n`,
		type: 'text/csv; charset=utf-8',
		extension: 'csv',
	};
}

const json = (content: unknown) => ({
	text: `${JSON.stringify(content, null, '\t')}\n`,
	type: 'application/json; charset=utf-8',
	extension: 'json' as const,
});

function thoughtworks(technology: Technology, day: string, names: Asked['names']) {
	const movement = shownMovement(technology, day);
	return {
		name: technology.name,
		ring: ringNames[technology.ring],
		quadrant: names[technology.quadrant] ?? technology.quadrant,
		isNew: movement === 'new' ? 'TRUE' : 'FALSE',
		status: statuses[movement],
		description: technology.description,
	};
}

function zalando(technologies: readonly Technology[], day: string, names: Asked['names']) {
	return {
		date: day.slice(0, 7).replace('-', '.'),
		quadrants: quadrants.map((one) => ({ name: names[one] ?? one })),
		rings: rings.map((one) => ({ name: ringNames[one].toUpperCase() })),
		entries: technologies.map((technology) => ({
			quadrant: quadrants.indexOf(technology.quadrant),
			ring: rings.indexOf(technology.ring),
			label: technology.name,
			active: technology.retiredOn === null,
			moved: moves[shownMovement(technology, day)],
			...(technology.link && { link: technology.link }),
		})),
	};
}

/** A cell that begins like a formula would be run by a spreadsheet: it is marked as text there. */
function quoted(text: string): string {
	const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
