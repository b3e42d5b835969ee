export const startSteps = ['units', 'people', 'needs', 'strategy', 'budget'] as const;
export type StartStep = (typeof startSteps)[number];

/** What there is of each thing; a step with something in it is done. */
export interface StartProgress {
	units: number;
	positions: number;
	people: number;
	needs: number;
	strategies: number;
	budgets: number;
}

export function isDone(progress: StartProgress, step: StartStep): boolean {
	const count = {
		units: progress.units,
		people: progress.positions,
		needs: progress.needs,
		strategy: progress.strategies,
		budget: progress.budgets,
	}[step];
	return count > 0;
}

export function firstUndone(progress: StartProgress): StartStep | undefined {
	return startSteps.find((step) => !isDone(progress, step));
}
