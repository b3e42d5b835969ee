import type { Schedule } from '@luotsi/engine';
import * as v from 'valibot';
import { Line, Prose } from '../need/need-fields.ts';
import { Key } from '../../organisation/tenant/tenant.ts';
import type { Snapshot } from '../schedule/problem.ts';

/** What was adopted: written once, with all that it was made of. */
export interface PlanHead {
	id: string;
	portfolioId: string;
	scenarioId: string;
	number: number;
	title: string;
	decision: string;
	adoptedBy: string;
	adoptedAt: Date;
	scheduled: number;
	leftOut: number;
	/** The publication in force. */
	publication: { id: string; publishedAt: Date; publishedBy: string } | null;
}

export interface Plan extends PlanHead {
	snapshot: Snapshot;
	answer: Schedule;
}

const Uuid = v.pipe(v.string(), v.uuid());

export const Adoption = v.object({
	scenarioId: Uuid,
	/** The schedule that the adopter saw. */
	scheduleId: Uuid,
	title: Line(200, 2),
	decision: v.optional(Prose(10_000), ''),
	/** The adopter knows that the world has changed since. */
	despite: v.pipe(
		v.optional(v.string()),
		v.transform((value) => value === 'yes' || value === 'on'),
	),
	key: Key,
});
export type Adoption = v.InferOutput<typeof Adoption>;

export const PlanId = v.object({ id: Uuid, key: Key });
export type PlanId = v.InferOutput<typeof PlanId>;
