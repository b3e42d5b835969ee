import {
	ictCost,
	measureSources,
	measureStates,
	type Measure,
	type MeasureSource,
	type MeasureState,
} from './measure.ts';
import { standingOf, type Standing } from './measure-state.ts';

export const measureSorts = ['code', 'title', 'state', 'percent', 'startsOn', 'endsOn', 'cost'] as const;
export type MeasureSort = (typeof measureSorts)[number];
export const measureFilters = ['q', 'state', 'source', 'goal', 'area', 'unit', 'post', 'retired'] as const;
export type MeasureFilter = (typeof measureFilters)[number];

export type ListedMeasure = Measure & { standing: Standing };

export interface MeasureQuery {
	filters: Partial<Record<MeasureFilter, string>>;
	sort: { key: string; direction: 'asc' | 'desc' } | null;
	offset: number;
	size: number;
}

export interface MeasurePage {
	rows: ListedMeasure[];
	total: number;
	/** Of all that fit the other filters. */
	counts: Record<MeasureState, number>;
}

const folded = (text: string) => text.toLocaleLowerCase('fi');

function fits({ filters }: MeasureQuery, measure: ListedMeasure): boolean {
	const { q, source, goal, area, unit, post } = filters;
	const seats = [measure.planning, measure.implementing, ...measure.deputies];
	return (
		(!q ||
			folded(`${measure.code} ${measure.title} ${measure.description} ${measure.hostActivity}`).includes(
				folded(q),
			)) &&
		(!source || !measureSources.includes(source as MeasureSource) || measure.source === source) &&
		(!goal || measure.goalId === goal) &&
		(!area || (area === 'none' ? measure.areaId === null : measure.areaId === area)) &&
		(!unit || measure.units.some(({ id }) => id === unit)) &&
		(!post || (post === 'none' ? isWithoutPost(measure) : seats.some((seat) => seat?.positionId === post)))
	);
}

/** Nobody was named to plan or to do it. */
export const isWithoutPost = (measure: Pick<Measure, 'planning' | 'implementing'>) =>
	measure.planning === null || measure.implementing === null;

const collator = new Intl.Collator('fi', { numeric: true, sensitivity: 'base' });

const compared: Record<MeasureSort, (a: ListedMeasure, b: ListedMeasure) => number> = {
	code: (a, b) => collator.compare(a.code, b.code),
	title: (a, b) => collator.compare(a.title, b.title),
	state: (a, b) => measureStates.indexOf(a.standing.state) - measureStates.indexOf(b.standing.state),
	percent: (a, b) => a.standing.percent - b.standing.percent,
	startsOn: (a, b) => (a.startsOn ?? '9999').localeCompare(b.startsOn ?? '9999'),
	endsOn: (a, b) => (a.endsOn ?? '9999').localeCompare(b.endsOn ?? '9999'),
	cost: (a, b) => ictCost(a) - ictCost(b),
};

/** One page of what was asked for. */
export function pageOf(measures: readonly Measure[], query: MeasureQuery, day: string): MeasurePage {
	const all = measures
		.map((measure) => ({ ...measure, standing: standingOf(measure, day) }))
		.filter((measure) => fits(query, measure));
	const counts = { not_started: 0, on_track: 0, late: 0, stuck: 0, done: 0 };
	for (const { standing } of all) counts[standing.state] += 1;
	const state = measureStates.find((one) => one === query.filters.state);
	const shown = state ? all.filter(({ standing }) => standing.state === state) : all;
	const sort = compared[(query.sort?.key ?? 'code') as MeasureSort] ?? compared.code;
	const sign = query.sort?.direction === 'desc' ? -1 : 1;
	const rows = shown.toSorted((a, b) => sign * sort(a, b) || compared.code(a, b));
	return { rows: rows.slice(query.offset, query.offset + query.size), total: rows.length, counts };
}

export interface MeasureChoices {
	goals: { id: string; name: string }[];
	areas: { id: string; name: string }[];
	units: { id: string; name: string }[];
	posts: { id: string; name: string }[];
}

/** What the measures themselves name, each once. */
export function choicesOf(measures: readonly Measure[]): MeasureChoices {
	const goals = new Map(measures.map(({ goalId, goalCode, goal }) => [goalId, `${goalCode} ${goal}`]));
	const areas = new Map(measures.flatMap(({ areaId, area }) => (areaId && area ? [[areaId, area]] : [])));
	const units = new Map(measures.flatMap((one) => one.units.map(({ id, name }) => [id, name] as const)));
	const seats = measures.flatMap(({ planning, implementing, deputies }) => [
		planning,
		implementing,
		...deputies,
	]);
	const posts = new Map(seats.flatMap((seat) => (seat ? [[seat.positionId, seat.title]] : [])));
	return { goals: named(goals), areas: named(areas), units: named(units), posts: named(posts) };
}

const named = (names: ReadonlyMap<string, string>) =>
	[...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => collator.compare(a.name, b.name));
