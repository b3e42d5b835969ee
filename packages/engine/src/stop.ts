/** How far a search is. */
export interface Progress {
	/** Schedules built after the first. */
	iterations: number;
	/** Schedules built since the last improvement. */
	sinceImprovement: number;
}

/** Asked before every new schedule. The engine has no clock: a caller who wants one reads it here. */
export interface Stop {
	shouldStop(progress: Progress): boolean;
}

/** Stops after so many schedules. */
export function maxIterations(limit: number): Stop {
	return { shouldStop: ({ iterations }) => iterations >= limit };
}

/** Stops when so many schedules in a row were no better. */
export function noImprovement(limit: number): Stop {
	return { shouldStop: ({ sinceImprovement }) => sinceImprovement >= limit };
}

/** Stops as soon as one of them would. */
export function firstOf(...stops: Stop[]): Stop {
	return { shouldStop: (progress) => stops.some((stop) => stop.shouldStop(progress)) };
}
