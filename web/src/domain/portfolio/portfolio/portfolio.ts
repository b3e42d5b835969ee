import * as v from 'valibot';
import { Line } from '../need/need-fields.ts';
import { Key, Version } from '../../organisation/tenant/tenant.ts';

/** What competes for the same money and the same people. */
export interface Portfolio {
	id: string;
	name: string;
	firstYear: number;
	lastYear: number;
	version: number;
}

export interface PortfolioLine extends Portfolio {
	scenarios: number;
	plans: number;
	/** Sum of all budgets, euros. */
	money: number;
	latestPlan: { id: string; title: string; adoptedAt: Date } | null;
}

const Year = v.pipe(v.string(), v.trim(), v.toNumber(), v.integer(), v.minValue(2020), v.maxValue(2100));

export const PortfolioDraft = v.object({
	name: Line(200, 2),
	firstYear: Year,
	years: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(6)),
	key: Key,
});
export type PortfolioDraft = v.InferOutput<typeof PortfolioDraft>;

export const PortfolioName = v.object({
	id: v.pipe(v.string(), v.uuid()),
	name: Line(200, 2),
	version: Version,
});
export type PortfolioName = v.InferOutput<typeof PortfolioName>;
