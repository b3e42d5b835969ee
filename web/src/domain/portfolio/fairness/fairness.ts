import type { FairnessPoint } from '@luotsi/engine';
import * as v from 'valibot';
import { Version } from '../../organisation/tenant/tenant.ts';
import type { NeedRef } from '../schedule/reasons.ts';
import type { Snapshot } from '../schedule/problem.ts';

/** Per cent of its fair share that every unit is to get at least. */
export const STRENGTHS = [0, 25, 50, 75, 90] as const;

const Uuid = v.pipe(v.string(), v.uuid());

export const FairnessChoice = v.object({
	scenarioId: Uuid,
	version: Version,
	percent: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(100)),
});
export type FairnessChoice = v.InferOutput<typeof FairnessChoice>;

export interface UnitOutcome {
	unit: string;
	needs: number;
	/** Euros, all years and kinds. */
	money: number;
	moneyChange: number;
	gained: NeedRef[];
	lost: NeedRef[];
}

/** What a guarantee of so many per cent costs, ready to be shown. */
export interface FairnessOffer {
	percent: number;
	/** Null = not possible, or nothing found in time. */
	needs: number | null;
	/** Value lost against no guarantee, in per cent; at most so much where it is not proved. */
	lossPercent: number | null;
	isProved: boolean;
	gainers: number;
	losers: number;
	units: UnitOutcome[];
}

export function offersOf(points: readonly FairnessPoint[], { needs }: Snapshot): FairnessOffer[] {
	const refs = new Map(needs.map(({ id, number, title }) => [id, { id, number, title }]));
	const known = (ids: readonly string[]) => ids.flatMap((id) => refs.get(id) ?? []);
	return points.map(({ strength, choices, lossPercent, isProved, groups }) => ({
		percent: Math.round(strength * 100),
		needs: choices?.length ?? null,
		lossPercent,
		isProved,
		gainers: groups.filter(({ valueChange }) => valueChange > 0).length,
		losers: groups.filter(({ valueChange }) => valueChange < 0).length,
		units: groups.map(({ group, needs: count, money, moneyChange, gained, lost }) => ({
			unit: group,
			needs: count,
			money: money / 100,
			moneyChange: moneyChange / 100,
			gained: known(gained),
			lost: known(lost),
		})),
	}));
}

/** Needs that a guarantee brings in and no guarantee would; they are what a fair schedule must have. */
export function broughtIn(points: readonly FairnessPoint[], percent: number): string[] {
	const [free, fair] = [0, percent].map((one) =>
		points.find(({ strength }) => Math.round(strength * 100) === one),
	);
	if (percent === 0 || !fair?.choices) return [];
	const without = new Set(free?.choices?.map(({ need }) => need));
	return fair.choices.flatMap(({ need }) => (without.has(need) ? [] : need));
}
