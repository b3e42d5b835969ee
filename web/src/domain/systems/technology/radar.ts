import {
	isReviewPassed,
	quadrants,
	rings,
	shownMovement,
	type Movement,
	type Quadrant,
	type Ring,
	type Technology,
} from './technology.ts';

export const radarSorts = ['number', 'name', 'ring', 'quadrant', 'review'] as const;
export type RadarSort = (typeof radarSorts)[number];
export const radarFilters = ['q', 'ring', 'quadrant', 'owner', 'activity', 'review', 'retired'] as const;
export type RadarFilter = (typeof radarFilters)[number];

export interface RadarQuery {
	filters: Partial<Record<RadarFilter, string>>;
	sort: { key: string; direction: 'asc' | 'desc' } | null;
	offset: number;
	size: number;
}

/** A row of the table and a mark of the picture: the same number on both. */
export interface Mark {
	id: string;
	number: number;
	name: string;
	serves: string;
	quadrant: Quadrant;
	ring: Ring;
	movement: Movement;
	owner: string | null;
	ownerPerson: string | null;
	reviewOn: string | null;
	isReviewPassed: boolean;
	isRetired: boolean;
	activities: { measureId: string; name: string }[];
}

export interface RadarPage {
	rows: Mark[];
	total: number;
	/** All that fit, for the picture. */
	marks: Mark[];
	counts: Record<Ring, number>;
	/** Of everything in use, whatever was asked. */
	passed: number;
	choices: { owners: { id: string; name: string }[]; activities: { id: string; name: string }[] };
}

const collator = new Intl.Collator('fi', { numeric: true, sensitivity: 'base' });
const folded = (text: string) => text.toLocaleLowerCase('fi');

/** Quadrant by quadrant from the middle outwards: numbers do not change with what is asked. */
function numbered(technologies: readonly Technology[], day: string): { mark: Mark; source: Technology }[] {
	const inOrder = technologies.toSorted(
		(a, b) =>
			quadrants.indexOf(a.quadrant) - quadrants.indexOf(b.quadrant) ||
			rings.indexOf(a.ring) - rings.indexOf(b.ring) ||
			collator.compare(a.name, b.name),
	);
	return inOrder.map((source, i) => ({ source, mark: markOf(source, i + 1, day) }));
}

function markOf(technology: Technology, number: number, day: string): Mark {
	const { id, name, serves, quadrant, ring, owner, ownerPerson, reviewOn } = technology;
	return {
		...{ id, number, name, serves, quadrant, ring, owner, ownerPerson, reviewOn },
		movement: shownMovement(technology, day),
		isReviewPassed: isReviewPassed(technology, day),
		isRetired: technology.retiredOn !== null,
		activities: technology.activities.map(({ measureId, hostActivity, title }) => ({
			measureId,
			name: hostActivity || title,
		})),
	};
}

function fits({ filters }: RadarQuery, { mark, source }: { mark: Mark; source: Technology }): boolean {
	const { q, quadrant, owner, activity, review } = filters;
	const text = `${mark.number} ${source.name} ${source.serves} ${source.description}`;
	return (
		(!q || folded(text).includes(folded(q))) &&
		(!quadrant || !isOneOf(quadrants, quadrant) || mark.quadrant === quadrant) &&
		(!owner || (owner === 'none' ? source.ownerId === null : source.ownerId === owner)) &&
		(!activity || mark.activities.some(({ measureId }) => measureId === activity)) &&
		(review !== 'passed' || mark.isReviewPassed)
	);
}

const isOneOf = (list: readonly string[], value: string) => list.includes(value);

const compared: Record<RadarSort, (a: Mark, b: Mark) => number> = {
	number: (a, b) => a.number - b.number,
	name: (a, b) => collator.compare(a.name, b.name),
	ring: (a, b) => rings.indexOf(a.ring) - rings.indexOf(b.ring),
	quadrant: (a, b) => quadrants.indexOf(a.quadrant) - quadrants.indexOf(b.quadrant),
	review: (a, b) => (a.reviewOn ?? '9999').localeCompare(b.reviewOn ?? '9999'),
};

/** What was asked, as a table and as a picture. */
export function radarOf(technologies: readonly Technology[], query: RadarQuery, day: string): RadarPage {
	const all = numbered(technologies, day);
	const asked = all.filter((one) => fits(query, one)).map(({ mark }) => mark);
	const counts = { adopt: 0, trial: 0, assess: 0, hold: 0 };
	for (const { ring } of asked) counts[ring] += 1;
	const ring = rings.find((one) => one === query.filters.ring);
	const marks = ring ? asked.filter((mark) => mark.ring === ring) : asked;
	const sort = compared[(query.sort?.key ?? 'number') as RadarSort] ?? compared.number;
	const sign = query.sort?.direction === 'desc' ? -1 : 1;
	const sorted = marks.toSorted((a, b) => sign * sort(a, b) || a.number - b.number);
	return {
		rows: sorted.slice(query.offset, query.offset + query.size),
		total: sorted.length,
		marks,
		counts,
		passed: all.filter(({ mark }) => mark.isReviewPassed).length,
		choices: choicesOf(technologies),
	};
}

function choicesOf(technologies: readonly Technology[]): RadarPage['choices'] {
	const owners = new Map(
		technologies.flatMap(({ ownerId, owner }) => (ownerId && owner ? [[ownerId, owner]] : [])),
	);
	const activities = new Map(
		technologies.flatMap((one) =>
			one.activities.map(({ measureId, hostActivity, title }) => [measureId, hostActivity || title] as const),
		),
	);
	return { owners: named(owners), activities: named(activities) };
}

const named = (names: ReadonlyMap<string, string>) =>
	[...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => collator.compare(a.name, b.name));
