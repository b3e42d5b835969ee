import type { BudgetKind } from '@luotsi/engine';
import * as v from 'valibot';
import { readAmount } from '../need/need-fields.ts';

export const budgetKinds = ['investment', 'one_off', 'yearly'] as const satisfies readonly BudgetKind[];

/** Euros for one calendar year and kind; a pair without a row is not limited. */
export interface Budget {
	year: number;
	kind: BudgetKind;
	amount: number;
	version: number;
}

/** An empty field takes the limit away; nought means that there is no money. */
const AmountOrNone = v.pipe(
	v.string(),
	v.transform((text) => (text.trim() === '' ? null : readAmount(text))),
	v.check((euros) => euros === null || !Number.isNaN(euros), 'not_amount'),
	v.check((euros) => euros === null || euros <= 999_999_999, 'too_large'),
	v.transform((euros) => (euros === null ? null : Math.round(euros * 100) / 100)),
);

const Year = v.pipe(v.string(), v.regex(/^20\d\d$/));

export const BudgetTable = v.object({
	portfolioId: v.pipe(v.string(), v.uuid()),
	/** What the sender saw: versions of the rows put together. */
	seen: v.string(),
	amount: v.optional(v.record(Year, v.record(v.picklist(budgetKinds), AmountOrNone)), {}),
});
export type BudgetTable = v.InferOutput<typeof BudgetTable>;

/** Changes when any row does, so that two people cannot overwrite each other's table unseen. */
export function tableVersion(rows: readonly Budget[]): string {
	const parts = rows.map(({ year, kind, version }) => `${year}.${kind}.${version}`);
	return parts.sort().join(' ');
}
