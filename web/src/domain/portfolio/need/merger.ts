import * as v from 'valibot';

const Uuid = v.pipe(v.string(), v.uuid());

export const Merge = v.object({
	into: Uuid,
	from: v.pipe(v.optional(v.array(Uuid), []), v.maxLength(500)),
});
export type Merge = v.InferOutput<typeof Merge>;

/** Undoes mergers, each exactly as it was made. */
export const Split = v.object({
	mergerIds: v.pipe(v.optional(v.array(Uuid), []), v.minLength(1), v.maxLength(500)),
});
export type Split = v.InferOutput<typeof Split>;

export const WordingSplit = v.object({
	needId: Uuid,
	wordingIds: v.pipe(v.optional(v.array(Uuid), []), v.minLength(1), v.maxLength(500)),
});
export type WordingSplit = v.InferOutput<typeof WordingSplit>;

/** What may differ between a need and those merged into it. */
export interface ComparedFacts {
	id: string;
	number: number;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	effort: { roleId: string; role: string; days: number }[];
}

export const comparedFields = [
	'kind',
	'costInvestment',
	'costOneOff',
	'costYearly',
	'earliestOn',
	'deadlineOn',
	'durationWeeks',
] as const;
export type ComparedField = (typeof comparedFields)[number];
export type FactValue = string | number | null;

export interface Difference {
	/** A compared field, or `effort.<role id>`. */
	field: string;
	/** Name of the role where the field is its working days. */
	role: string | null;
	own: FactValue;
	others: { value: FactValue; numbers: number[] }[];
}

/** Values of merged needs that are not the target's own: shown for a human to choose, never mixed together. */
export function differences(target: ComparedFacts, merged: readonly ComparedFacts[]): Difference[] {
	const facts = comparedFields.map((field) =>
		difference(field, null, target[field], merged, (need) => need[field]),
	);
	const roles = new Map(
		[target, ...merged].flatMap(({ effort }) => effort.map(({ roleId, role }) => [roleId, role])),
	);
	const days = (need: ComparedFacts, roleId: string) =>
		need.effort.find((row) => row.roleId === roleId)?.days ?? 0;
	const efforts = [...roles].map(([roleId, role]) =>
		difference(`effort.${roleId}`, role, days(target, roleId), merged, (need) => days(need, roleId)),
	);
	return [...facts, ...efforts].filter(({ others }) => others.length > 0);
}

function difference(
	field: string,
	role: string | null,
	own: FactValue,
	merged: readonly ComparedFacts[],
	valueOf: (need: ComparedFacts) => FactValue,
): Difference {
	const numbers = new Map<FactValue, number[]>();
	for (const need of merged) {
		const value = valueOf(need);
		// Nothing told differs from nothing.
		if (value === own || value === null || value === 0) continue;
		numbers.set(value, [...(numbers.get(value) ?? []), need.number]);
	}
	return { field, role, own, others: [...numbers].map(([value, list]) => ({ value, numbers: list })) };
}
