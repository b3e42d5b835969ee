import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/strategy/measure/measure-fields.ts';

export const incidentKinds = ['fault', 'planned_break', 'maintenance'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** The gravest first. */
export const severities = ['total', 'partial', 'minor'] as const;
export type Severity = (typeof severities)[number];

export const INCIDENT_LIMITS = { title: 200, description: 4000, outcome: 4000, units: 200 } as const;

/** `2026-11-23T14:05`, as clocks on the walls of Finland show it; empty where it is left open. */
const Moment = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.trim()),
	v.check(
		(text) =>
			text === '' ||
			(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/.test(text) &&
				!Number.isNaN(Date.parse(`${text}Z`))),
		'not_moment',
	),
	v.transform((text) => (text === '' ? null : { day: text.slice(0, 10), clock: text.slice(11, 16) })),
);

export const IncidentDraft = v.pipe(
	v.object({
		systemId: Id,
		kind: v.picklist(incidentKinds),
		title: Line(INCIDENT_LIMITS.title, 2),
		description: Prose(INCIDENT_LIMITS.description),
		severity: v.picklist(severities),
		/** Now where it is left open. */
		beganAt: Moment,
		/** When a break is to be over, or when the thing was over already. */
		endedAt: Moment,
		unitIds: v.pipe(
			v.optional(v.array(Id), []),
			v.maxLength(INCIDENT_LIMITS.units),
			v.transform((ids) => [...new Set(ids)]),
		),
		key: Key,
	}),
	v.forward(
		v.partialCheck(
			[['kind'], ['endedAt']],
			({ kind, endedAt }) => kind !== 'planned_break' || endedAt !== null,
			'break_needs_end',
		),
		['endedAt'],
	),
);
export type IncidentDraft = v.InferOutput<typeof IncidentDraft>;

export const IncidentClosing = v.object({
	id: Id,
	/** Now where it is left open. */
	endedAt: Moment,
	outcome: Prose(INCIDENT_LIMITS.outcome),
	key: Key,
});
export type IncidentClosing = v.InferOutput<typeof IncidentClosing>;

export const IncidentChoice = v.object({ id: Id });
export type IncidentChoice = v.InferOutput<typeof IncidentChoice>;

export interface Incident {
	id: string;
	systemId: string;
	system: string;
	kind: IncidentKind;
	title: string;
	description: string;
	severity: Severity;
	units: { id: string; name: string }[];
	beganAt: Date;
	expectedAt: Date | null;
	toldBy: string | null;
	toldById: string | null;
	toldAt: Date;
	closing: { endedAt: Date; outcome: string; closedBy: string | null } | null;
}

/** `open`: going on now; `coming`: agreed for later; `over`: closed, or a break whose time has run out. */
export type IncidentState = 'open' | 'coming' | 'over';

/** When it was over; null while it goes on. A planned break is over by itself when its time is. */
export function endOf(
	{ kind, expectedAt, closing }: Pick<Incident, 'kind' | 'expectedAt' | 'closing'>,
	now: Date,
): Date | null {
	if (closing) return closing.endedAt;
	return kind === 'planned_break' && expectedAt !== null && expectedAt <= now ? expectedAt : null;
}

export function stateOf(
	incident: Pick<Incident, 'kind' | 'beganAt' | 'expectedAt' | 'closing'>,
	now: Date,
): IncidentState {
	if (endOf(incident, now)) return 'over';
	return incident.beganAt > now ? 'coming' : 'open';
}

const MINUTE_MS = 60_000;

/** Whole minutes from its beginning to its end, or to now. */
export function minutesOf(
	incident: Pick<Incident, 'kind' | 'beganAt' | 'expectedAt' | 'closing'>,
	now: Date,
): number {
	const end = endOf(incident, now) ?? now;
	return Math.max(0, Math.round((end.getTime() - incident.beganAt.getTime()) / MINUTE_MS));
}
