import type { Schedule } from '@luotsi/engine';
import * as v from 'valibot';
import { Key } from '../../organisation/tenant/tenant.ts';
import type { Snapshot } from './problem.ts';

export const scheduleStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const;
export type ScheduleState = (typeof scheduleStates)[number];

/** What the engine proposes for a scenario, and how far it is with it. */
export interface ScheduleHead {
	id: string;
	scenarioId: string;
	state: ScheduleState;
	requestedAt: Date;
	requestedBy: string | null;
	finishedAt: Date | null;
	improvements: number;
	/** Plans between calm and value that are worked out; only repairs have them. */
	points: number;
}

/** Without an answer while none is found yet, or when none can be. */
export interface ScheduleRow extends ScheduleHead {
	snapshot: Snapshot | null;
	answer: Schedule | null;
}

export interface SolvedSchedule extends ScheduleHead {
	snapshot: Snapshot;
	answer: Schedule;
}

export function isSolved(row: ScheduleRow | undefined): row is SolvedSchedule {
	return row?.snapshot != null && row.answer != null;
}

export function isUnderWay({ state }: Pick<ScheduleHead, 'state'>): boolean {
	return state === 'waiting' || state === 'running';
}

export const ScheduleRequest = v.object({ scenarioId: v.pipe(v.string(), v.uuid()), key: Key });
export type ScheduleRequest = v.InferOutput<typeof ScheduleRequest>;

export const ScheduleStop = v.object({ scenarioId: v.pipe(v.string(), v.uuid()) });
export type ScheduleStop = v.InferOutput<typeof ScheduleStop>;
