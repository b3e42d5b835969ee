import { HEALTH_STATES } from './state.ts';
import type { HealthState } from './state.ts';

/** What a probe said, when (milliseconds since 1970). */
export interface HealthSample {
	at: number;
	state: HealthState;
}

/** How many in a row it takes; one is at once. */
export interface IncidentRule {
	openAfter: number;
	closeAfter: number;
}

/** A time when a system did not work as it should. */
export interface Incident {
	/** The first of the bad samples that opened it. */
	openedAt: number;
	/** The bad sample that made it sure. */
	confirmedAt: number;
	/** The first of the good samples that closed it, or null while it lasts. */
	closedAt: number | null;
	worst: HealthState;
}

/** What must be kept between two samples; begin with `noIncident`. */
export interface IncidentTracker {
	open: Incident | null;
	/** Samples in a row that speak for a change, and the first of them. */
	run: { length: number; since: number; worst: HealthState } | null;
}

/** A series that has not begun. */
export const noIncident: IncidentTracker = { open: null, run: null };

/** Takes one sample more. An unknown one neither counts nor breaks a row. */
export function withSample(
	{ open, run }: IncidentTracker,
	{ at, state }: HealthSample,
	rule: IncidentRule,
): { tracker: IncidentTracker; changed: { kind: 'opened' | 'closed'; incident: Incident } | null } {
	if (state === 'unknown') return { tracker: { open, run }, changed: null };
	const isGood = state === 'working';
	const lasting = open && { ...open, worst: worse(open.worst, state) };
	if (isGood === (open === null)) return { tracker: { open: lasting, run: null }, changed: null };
	const length = (run?.length ?? 0) + 1;
	const next = { length, since: run?.since ?? at, worst: worse(run?.worst ?? state, state) };
	if (length < Math.max(1, open ? rule.closeAfter : rule.openAfter))
		return { tracker: { open, run: next }, changed: null };
	if (open) {
		const incident = { ...open, closedAt: next.since };
		return { tracker: noIncident, changed: { kind: 'closed', incident } };
	}
	const incident = { openedAt: next.since, confirmedAt: at, closedAt: null, worst: next.worst };
	return { tracker: { open: incident, run: null }, changed: { kind: 'opened', incident } };
}

/** All incidents of a series in the order of time; the last may still be open. */
export function incidentsOf(samples: readonly HealthSample[], rule: IncidentRule): Incident[] {
	const closed: Incident[] = [];
	let tracker = noIncident;
	for (const sample of samples) {
		const next = withSample(tracker, sample, rule);
		if (next.changed?.kind === 'closed') closed.push(next.changed.incident);
		tracker = next.tracker;
	}
	return tracker.open ? [...closed, tracker.open] : closed;
}

function worse(a: HealthState, b: HealthState): HealthState {
	return HEALTH_STATES.indexOf(a) >= HEALTH_STATES.indexOf(b) ? a : b;
}
