import { missingOf, type ManagedSystem } from './managed-system.ts';

export const registerSorts = ['name', 'kind', 'criticality', 'owner', 'next'] as const;
export type RegisterSort = (typeof registerSorts)[number];
export const registerFilters = [
	'q',
	'kind',
	'criticality',
	'stage',
	'owner',
	'unit',
	'dates',
	'rows',
	'retired',
] as const;
export type RegisterFilter = (typeof registerFilters)[number];

/** A system with what its contracts ask for next, as another noun has told. */
export interface RegisterLine {
	system: ManagedSystem;
	next: { kind: string; day: string; isPassed: boolean } | null;
	endsOn: string | null;
	openIncidents: number;
}

export interface RegisterQuery {
	filters: Partial<Record<RegisterFilter, string>>;
	sort: { key: string; direction: 'asc' | 'desc' } | null;
}

const collator = new Intl.Collator('fi', { numeric: true, sensitivity: 'base' });
const folded = (text: string) => text.toLocaleLowerCase('fi');
const LATE = '9999';

/** Dates nearer than this are soon. */
const SOON_DAYS = 365;
const DAY_MS = 86_400_000;

function isDue(next: RegisterLine['next'], wanted: string | undefined, today: string): boolean {
	if (wanted === 'passed') return next?.isPassed ?? false;
	if (wanted !== 'soon') return true;
	return next !== null && Date.parse(next.day) - Date.parse(today) <= SOON_DAYS * DAY_MS;
}

function fits({ filters }: RegisterQuery, { system, next }: RegisterLine, today: string): boolean {
	const { q, kind, criticality, stage, owner, unit, dates, rows } = filters;
	const text = `${system.name} ${system.vendor} ${system.purpose} ${system.informationSet}`;
	return (
		(!q || folded(text).includes(folded(q))) &&
		(!kind || system.kind === kind) &&
		(!criticality || String(system.criticality) === criticality) &&
		(!stage || system.stage === stage) &&
		(!owner || (owner === 'none' ? system.owner === null : system.owner?.id === owner)) &&
		(!unit || system.units.some(({ id }) => id === unit)) &&
		(rows !== 'lacking' || missingOf(system).length > 0) &&
		isDue(next, dates, today)
	);
}

const compared: Record<RegisterSort, (a: RegisterLine, b: RegisterLine) => number> = {
	name: (a, b) => collator.compare(a.system.name, b.system.name),
	kind: (a, b) => collator.compare(a.system.kind, b.system.kind),
	criticality: (a, b) => a.system.criticality - b.system.criticality,
	owner: (a, b) => collator.compare(a.system.owner?.title ?? '', b.system.owner?.title ?? ''),
	next: (a, b) => (a.next?.day ?? LATE).localeCompare(b.next?.day ?? LATE),
};

/** The lines asked for, in the order asked for; by what is due next unless said otherwise. */
export function registerOf<Line extends RegisterLine>(
	lines: readonly Line[],
	query: RegisterQuery,
	today: string,
): Line[] {
	const sort = compared[(query.sort?.key ?? 'next') as RegisterSort] ?? compared.next;
	const sign = query.sort?.direction === 'desc' ? -1 : 1;
	return lines
		.filter((line) => fits(query, line, today))
		.toSorted((a, b) => sign * sort(a, b) || compared.name(a, b));
}

/** Posts and units that the lines name, for the filters. */
export function registerChoices(lines: readonly RegisterLine[]) {
	const owners = new Map(lines.flatMap(({ system: { owner } }) => (owner ? [[owner.id, owner.title]] : [])));
	const units = new Map(
		lines.flatMap(({ system }) => system.units.map(({ id, name }) => [id, name] as const)),
	);
	return { owners: named(owners), units: named(units) };
}

const named = (names: ReadonlyMap<string, string>) =>
	[...names]
		.map(([value, label]) => ({ value, label }))
		.toSorted((a, b) => collator.compare(a.label, b.label));
