import { inLanguage, type Competence } from '#domain/competence/framework/framework.ts';
import {
	REST,
	type GroupKey,
	type HiddenWhy,
	type ShownGroup,
} from '#domain/competence/disclosure/disclosure.ts';
import type { LevelChange } from '#domain/competence/disclosure/median.ts';
import {
	dimensions,
	figureRows,
	groupOf,
	insteadOf,
	mergedIn,
	whyHidden,
	type Dimension,
	type GroupResult,
	type ToldContent,
} from '#domain/competence/group-result/group-result.ts';
import type { Locale } from '#platform/locale/locale.ts';

/** In addresses. */
export const TOGETHER = 'together';

export interface ResultRow {
	id: string;
	code: string;
	name: string;
	median: number | null;
	target: number | null;
	counts: { levels: number; others: number } | null;
	others: { notMyWork: number; unsure: number } | null;
	change: LevelChange | null;
	why: HiddenWhy | null;
}

export interface GroupName {
	/** Id of an area and a role; `together` = those that are not shown alone. */
	area: string | null;
	role: string | null;
	names: { area: string | null; role: string | null };
}

export function keyOf(filters: Record<string, string>): GroupKey {
	return Object.fromEntries(
		dimensions.flatMap((one) => {
			const value = filters[one];
			return value ? [[one, value === TOGETHER ? REST : value]] : [];
		}),
	);
}

export function nameOf({ names }: Pick<ToldContent, 'names'>, key: GroupKey): GroupName {
	const value = (one: Dimension) => (key[one] === REST ? TOGETHER : (key[one] ?? null));
	const name = (one: Dimension) => (key[one] === undefined ? null : (names[one][key[one]!] ?? ''));
	return { area: value('area'), role: value('role'), names: { area: name('area'), role: name('role') } };
}

interface Known {
	competences: readonly Competence[];
	targets: readonly { roleId: string; competenceId: string; level: number }[];
	earlier: GroupResult | null;
	locale: Locale;
}

/** Rows of a group by the order of the frameworks; how sure a median is never leaves the server. */
export function rowsOf(group: ShownGroup, { competences, targets, earlier, locale }: Known): ResultRow[] {
	const place = new Map(competences.map((one, index) => [one.id, { one, index }]));
	const roleId = group.key['role'];
	return figureRows(group, earlier)
		.flatMap((row) => {
			const known = place.get(row.competence);
			return known ? [{ ...row, ...known }] : [];
		})
		.sort((a, b) => a.index - b.index)
		.map(({ one, figure, why, change }) => ({
			...{ id: one.id, code: one.code, name: inLanguage(one.names, locale) },
			median: figure?.median ?? null,
			target:
				targets.find((target) => target.roleId === roleId && target.competenceId === one.id)?.level ?? null,
			counts: figure?.counts ?? null,
			others: figure?.others ?? null,
			...{ change, why },
		}));
}

export function groupView(result: GroupResult, key: GroupKey, known: Known) {
	const group = groupOf(result, key);
	return {
		name: nameOf(result, key),
		people: group?.people ?? null,
		merged: group ? mergedIn(result, group) : [],
		why: whyHidden(result, key),
		instead: group
			? []
			: insteadOf(result, key).map((one) => ({ ...nameOf(result, one.key), people: one.people })),
		rows: group ? rowsOf(group, known) : [],
	};
}

/** Every single role and area that has no figures of its own, with where its people are. */
export function notShown(result: GroupResult) {
	return dimensions.flatMap((dimension) =>
		Object.keys(result.names[dimension]).flatMap((value) => {
			const key = { [dimension]: value };
			const why = whyHidden(result, key);
			if (!why) return [];
			const [seen] = insteadOf(result, key);
			return [{ name: nameOf(result, key), why, seen: seen ? nameOf(result, seen.key) : null }];
		}),
	);
}
