import { comparedFields, type ComparedFacts, type FactValue } from '../need/merger.ts';

/** One value of a fact and the needs that tell it. */
export interface Told {
	value: string | number;
	needIds: string[];
	numbers: number[];
}

/** A fact that the needs of a group tell in different ways, or that only others than the staying one tell. */
export interface Disagreement {
	/** A compared field, or `effort.<role id>`. */
	field: string;
	role: string | null;
	own: FactValue;
	told: Told[];
	/** More than one value stands against each other; else the staying need only lacks it. */
	isDisputed: boolean;
	mayAdd: boolean;
	largest: string | number | null;
	sum: number | null;
	/** What stands chosen until one chooses otherwise. */
	usual: string;
}

/** `own`, `of:<need id>`, `largest`, `sum`, or `typed` with what was typed. */
export interface FactChoice {
	choice: string;
	typed: string;
}

/** What was chosen, and what each need said: kept with the merger. */
export interface ChosenFact {
	field: string;
	role: string | null;
	how: 'own' | 'of' | 'largest' | 'sum' | 'typed';
	value: FactValue;
	said: { number: number; value: FactValue }[];
}

export const isTold = (value: FactValue): value is string | number =>
	value !== null && value !== 0 && value !== '';

function days(need: ComparedFacts, roleId: string): number {
	return need.effort.find((row) => row.roleId === roleId)?.days ?? 0;
}

export function factOf(need: ComparedFacts, field: string): FactValue {
	return field.startsWith('effort.')
		? days(need, field.slice('effort.'.length))
		: need[field as (typeof comparedFields)[number]];
}

function fieldsOf(members: readonly ComparedFacts[]): { field: string; role: string | null }[] {
	const roles = new Map(members.flatMap(({ effort }) => effort.map(({ roleId, role }) => [roleId, role])));
	return [
		...comparedFields.map((field) => ({ field, role: null })),
		...[...roles].map(([roleId, role]) => ({ field: `effort.${roleId}`, role })),
	];
}

/** Facts to be chosen before the needs are one. What nobody tells, or all tell alike, is none. */
export function disagreements(members: readonly ComparedFacts[], intoId: string): Disagreement[] {
	const into = members.find(({ id }) => id === intoId);
	if (!into) return [];
	return fieldsOf(members).flatMap(({ field, role }) => {
		const own = factOf(into, field);
		const told = toldOf(members, field);
		if (told.length === 0 || (told.length === 1 && told[0]!.value === own)) return [];
		const mayAdd = field.startsWith('cost') || field.startsWith('effort.');
		const largest = field === 'kind' ? null : told.map(({ value }) => value).reduce(larger);
		const sum = mayAdd ? members.reduce((all, need) => all + Number(factOf(need, field)), 0) : null;
		const usual = isTold(own) ? 'own' : `of:${commonest(told).needIds[0]}`;
		return [{ field, role, own, told, isDisputed: told.length > 1, mayAdd, largest, sum, usual }];
	});
}

function larger(a: string | number, b: string | number): string | number {
	return b > a ? b : a;
}

function commonest(told: readonly Told[]): Told {
	return told.reduce((best, one) => (one.needIds.length > best.needIds.length ? one : best));
}

function toldOf(members: readonly ComparedFacts[], field: string): Told[] {
	const found = new Map<string | number, Told>();
	for (const need of members) {
		const value = factOf(need, field);
		if (!isTold(value)) continue;
		const one = found.get(value) ?? { value, needIds: [], numbers: [] };
		one.needIds.push(need.id);
		one.numbers.push(need.number);
		found.set(value, one);
	}
	return [...found.values()];
}
