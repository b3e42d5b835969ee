import type { Judged } from './schedule-judge.ts';

/** Figures of a run; gaps and deviations in percent. */
export interface Summary {
	instances: number;
	solved: number;
	verified: number;
	meanGapToBestKnown: number | null;
	meanDeviationFromCriticalPath: number | null;
	provedOptimal: number;
	schedulesPerSecond: number;
	medianGapToBestKnown: number | null;
	/** As good as the best known, or better. */
	equalToBestKnown: number;
	betterThanBestKnown: number;
	provedInfeasible: number;
	knownFeasibleMissed: number;
	meanSeconds: number | null;
	/** Per other solver, on the instances it has a figure for. */
	references: Record<string, Reference>;
	wrong: { instance: string; what: string[] }[];
}

interface Reference {
	instances: number;
	meanGapToBestKnown: number | null;
	meanDeviationFromCriticalPath: number | null;
}

/** Sums up; only verified schedules count for gaps, deviations and proofs. */
export function summaryOf(judged: readonly Judged[]): Summary {
	const gaps = judged.flatMap(({ makespan, known }) => percentOver(makespan, known?.upper));
	const seconds = judged.map(({ outcome }) => outcome.seconds);
	const schedules = judged.reduce((sum, { outcome }) => sum + outcome.schedules, 0);
	return {
		instances: judged.length,
		solved: judged.filter(({ outcome }) => outcome.plan).length,
		verified: judged.filter(({ makespan }) => makespan !== null).length,
		meanGapToBestKnown: mean(gaps),
		meanDeviationFromCriticalPath: mean(judged.flatMap((one) => percentOver(one.makespan, one.criticalPath))),
		provedOptimal: judged.filter((one) => one.isProved && one.makespan !== null).length,
		schedulesPerSecond: Math.round(schedules / Math.max(1e-9, total(seconds))),
		medianGapToBestKnown: median(gaps),
		equalToBestKnown: gaps.filter((gap) => gap <= 0).length,
		betterThanBestKnown: gaps.filter((gap) => gap < 0).length,
		provedInfeasible: judged.filter((one) => one.isProved && one.makespan === null).length,
		knownFeasibleMissed: judged.filter(({ makespan, known }) => makespan === null && known?.upper != null)
			.length,
		meanSeconds: mean(seconds),
		references: referencesOf(judged),
		wrong: judged.flatMap(({ name, wrong }) => (wrong.length > 0 ? { instance: name, what: wrong } : [])),
	};
}

function referencesOf(judged: readonly Judged[]): Record<string, Reference> {
	const names = new Set(judged.flatMap(({ known }) => Object.keys(known?.references ?? {})));
	return Object.fromEntries([...names].map((name) => [name, referenceOf(judged, name)]));
}

function referenceOf(judged: readonly Judged[], name: string): Reference {
	const rows = judged.filter(({ known }) => known?.references[name] !== undefined);
	const found = ({ known }: Judged) => known!.references[name]!;
	return {
		instances: rows.length,
		meanGapToBestKnown: mean(rows.flatMap((row) => percentOver(found(row), row.known!.upper))),
		meanDeviationFromCriticalPath: mean(rows.flatMap((row) => percentOver(found(row), row.criticalPath))),
	};
}

function percentOver(value: number | null, base: number | null | undefined): number[] {
	return value === null || base == null || base <= 0 ? [] : [(100 * (value - base)) / base];
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}

function mean(numbers: readonly number[]): number | null {
	return numbers.length === 0 ? null : rounded(total(numbers) / numbers.length);
}

function median(numbers: readonly number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((a, b) => a - b);
	return rounded((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2);
}

function rounded(number: number): number {
	return Math.round(number * 10_000) / 10_000;
}
