import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import {
	REST,
	type Figure,
	type GroupKey,
	type HiddenWhy,
	type ShownGroup,
} from '../disclosure/disclosure.ts';
import { changeBetween, type LevelChange } from '../disclosure/median.ts';

/** By what groups are made: roles first, for targets are theirs; then service areas, and one role of one area. */
export const dimensions = ['role', 'area'] as const;
export type Dimension = (typeof dimensions)[number];

/** What was told of a survey, with the names as they were then. */
export interface ToldContent {
	names: Record<Dimension, Record<string, string>>;
	shown: ShownGroup[];
	hidden: { key: GroupKey; why: HiddenWhy }[];
}

export interface GroupResult extends ToldContent {
	surveyId: string;
	survey: string;
	opensOn: string;
	/** The last day on which one could answer. */
	endedOn: string;
	toldOn: string;
	toldBy: string | null;
}

export const Telling = v.object({ surveyId: Id, key: Key });
export type Telling = v.InferOutput<typeof Telling>;

export const isSame = (a: GroupKey, b: GroupKey) =>
	Object.keys(a).length === Object.keys(b).length &&
	Object.entries(a).every(([name, value]) => b[name] === value);

export const groupOf = (result: Pick<ToldContent, 'shown'>, key: GroupKey): ShownGroup | undefined =>
	result.shown.find((group) => isSame(group.key, key));

/** What is shown in place of a group that is not: the others together, and what is wider. */
export function insteadOf(result: ToldContent, key: GroupKey): ShownGroup[] {
	const names = Object.keys(key);
	const together = names.map((name) => ({ ...key, [name]: REST }));
	const wider = names.map((gone) =>
		Object.fromEntries(Object.entries(key).filter(([name]) => name !== gone)),
	);
	return [...together, ...wider].flatMap((one) => groupOf(result, one) ?? []);
}

/** Names of the values that are shown only together: those that have no group of their own beside this one. */
export function mergedIn(result: ToldContent, { key }: Pick<ShownGroup, 'key'>): string[] {
	const merged = dimensions.find((one) => key[one] === REST);
	if (!merged) return [];
	return Object.entries(result.names[merged]).flatMap(([id, name]) =>
		groupOf(result, { ...key, [merged]: id }) ? [] : name,
	);
}

/** Why a group has no figures; a value that nobody has is as one that few have. */
export function whyHidden(result: ToldContent, key: GroupKey): HiddenWhy | null {
	if (groupOf(result, key)) return null;
	return result.hidden.find((one) => isSame(one.key, key))?.why ?? 'few';
}

export interface FigureRow {
	competence: string;
	/** Without it nothing is shown of the competence in this group. */
	figure: Figure | null;
	why: HiddenWhy | null;
	/** In the survey before, where it was shown of the same group. */
	change: LevelChange | null;
}

/** Competences of a group with what has changed since an earlier survey. */
export function figureRows(group: ShownGroup, earlier: GroupResult | null): FigureRow[] {
	const before = new Map(
		(earlier ? (groupOf(earlier, group.key)?.figures ?? []) : []).map((one) => [one.competence, one]),
	);
	const told = group.figures.map((figure): FigureRow => {
		const was = before.get(figure.competence);
		const change = was ? changeBetween(was, figure) : null;
		return { competence: figure.competence, figure, why: null, change };
	});
	return [
		...told,
		...group.hidden.map(({ competence, why }) => ({ competence, figure: null, why, change: null })),
	];
}

/** The survey that had ended last when this one opened. */
export function previousOf(results: readonly GroupResult[], result: GroupResult): GroupResult | null {
	const earlier = results.filter(({ endedOn }) => endedOn < result.opensOn);
	return earlier.toSorted((a, b) => b.endedOn.localeCompare(a.endedOn))[0] ?? null;
}
