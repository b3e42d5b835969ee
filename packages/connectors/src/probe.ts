import type { Connector, ConnectorReach, Settings } from './connector.ts';
import { stateOfRefusal } from './health/state.ts';
import type { HealthState } from './health/state.ts';
import type { Keeper } from './keeper.ts';
import { Refused } from './refusal.ts';
import type { RefusalCode, RefusalData } from './refusal.ts';

/** What is said beside a system that answered as it should; words are made by the caller. */
export type AnswerNote =
	| 'certificate_ends_soon'
	| 'loans_refused'
	| 'returns_refused'
	| 'loans_and_returns_refused'
	| 'system_offline'
	| 'jobs_stuck'
	| 'partly_refused';

/** Why a state is what it is: a code, never words. */
export type ProbeNote = RefusalCode | AnswerNote;

/** One number of a probe. */
export interface Figure {
	/** One of the connector's `figures`. */
	key: string;
	/** What part of the system it tells of, such as a branch's name; null for the whole. */
	part: string | null;
	value: number;
}

/** A figure that a connector can bring, so that an indicator may be fed from it. */
export interface FigureField {
	key: string;
	labelKey: string;
	unit: 'count' | 'milliseconds' | 'days' | 'seconds';
}

/** What a connector says of a system that answered; everything else is thrown as a refusal. */
export interface Finding {
	state: HealthState;
	note: AnswerNote | null;
	data?: RefusalData;
	figures: Figure[];
}

/** Values kept between probes of one process, such as an access token. Never stored. */
export type ProbeMemory = Map<string, { value: string; until: number }>;

/** What a connector is given for one probe. */
export interface ProbeContext {
	/** Limits for the next connection: what is left of the probe's time. */
	reach(): ConnectorReach & { milliseconds: number };
	/** Milliseconds since 1970. */
	now: number;
	/** The day where the tenant is, `YYYY-MM-DD`. */
	today: string;
	memory: ProbeMemory;
}

/** How a connector asks for a system's health. */
export interface Probing {
	/** Seconds that must lie between two probes of one target. */
	shortestInterval: number;
	/** Milliseconds after which a probe has ended, whatever the system does. */
	timeLimit: number;
	figures: readonly FigureField[];
	/** Equal keys are one target: never asked at once, nor too soon after each other, whoever the tenant is. */
	targetOf(settings: Settings): string;
	probe(settings: Settings, context: ProbeContext): Promise<Finding>;
}

/** What one probe found, ready to be stored: no words, no secrets, nothing of patrons. */
export interface Measurement {
	state: HealthState;
	note: ProbeNote | null;
	data: RefusalData;
	figures: Figure[];
	/** When it began, as an ISO instant. */
	measuredAt: string;
	milliseconds: number;
}

/** What `runProbe` is given by the caller. */
export interface ProbeRun {
	/** One for the whole process. */
	keeper: Keeper;
	memory?: ProbeMemory;
	/** The day where the tenant is, `YYYY-MM-DD`. */
	today: string;
	/** `milliseconds` may only shorten the connector's own time limit. */
	reach?: ConnectorReach;
	/** Milliseconds since 1970. */
	now?: number;
}

/**
 * Asks a system once. Never throws for what a foreign system does, and ends within the time limit. `too_soon` and
 * `probe_running` mean that nothing was asked: such a measurement is not stored, the probe is made later.
 */
export async function runProbe(
	connector: Connector,
	settings: Settings,
	run: ProbeRun,
): Promise<Measurement> {
	const { probing } = connector;
	if (!probing) throw new TypeError(`${connector.id} has no probing`);
	const now = run.now ?? Date.now();
	const began = performance.now();
	const finding = await keptProbe(connector.id, probing, settings, { ...run, now }, began);
	return {
		...finding,
		data: finding.data ?? {},
		measuredAt: new Date(now).toISOString(),
		milliseconds: Math.round(performance.now() - began),
	};
}

type Said = Omit<Finding, 'note'> & { note: ProbeNote | null };

async function keptProbe(
	id: string,
	probing: Probing,
	settings: Settings,
	run: ProbeRun & { now: number },
	began: number,
): Promise<Said> {
	const limit = Math.min(probing.timeLimit, run.reach?.milliseconds ?? Infinity);
	const left = () => Math.max(1, limit - (performance.now() - began));
	const context: ProbeContext = {
		reach: () => ({ ...run.reach, milliseconds: left() }),
		now: run.now,
		today: run.today,
		memory: run.memory ?? new Map(),
	};
	try {
		const target = `${id} ${probing.targetOf(settings)}`;
		const leave = run.keeper.enter(target, probing.shortestInterval);
		try {
			return await probing.probe(settings, context);
		} finally {
			leave();
		}
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const { code, data } = error;
		return { state: stateOfRefusal(code, data), note: code, data, figures: [] };
	}
}
