import * as v from 'valibot';
import { Day, Id, Key, OptionalDay, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import type { Rule } from './rule.ts';
import { RuleFields } from './rule-form.ts';

/** Law, general custom of municipalities, or the municipality's own. */
export const origins = ['statute', 'practice', 'own'] as const;
export type Origin = (typeof origins)[number];

export const DUTY_LIMITS = {
	name: 160,
	description: 4000,
	basis: 300,
	link: 500,
	reason: 2000,
	note: 4000,
	reminders: 6,
	remindDays: 180,
	escalateAfter: 90,
} as const;

/** `30, 7` → 30 and 7, the earliest first. */
const RemindDays = v.pipe(
	v.optional(v.string(), ''),
	v.maxLength(100),
	v.transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]),
	v.check(
		(parts) =>
			parts.length <= DUTY_LIMITS.reminders &&
			parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= DUTY_LIMITS.remindDays),
		'not_remind_days',
	),
	v.transform((parts) => parts.map(Number).sort((a, b) => b - a)),
);

const EscalateAfter = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text.trim() === '' ? null : Number(text))),
	v.check(
		(days) => days === null || (Number.isInteger(days) && days >= 0 && days <= DUTY_LIMITS.escalateAfter),
		'not_escalate_days',
	),
);

/** Only addresses a browser may be sent to; an empty one is none. */
const Link = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(DUTY_LIMITS.link),
	v.check((text) => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)), 'not_link'),
);

const fields = v.object({
	name: Line(DUTY_LIMITS.name, 2),
	description: v.optional(Prose(DUTY_LIMITS.description), ''),
	bodyId: Id,
	ownerId: OptionalId,
	clauseId: OptionalId,
	origin: v.optional(v.picklist(origins), 'own'),
	basis: v.optional(Line(DUTY_LIMITS.basis), ''),
	basisLink: Link,
	rule: RuleFields,
	remindDays: RemindDays,
	escalateAfter: EscalateAfter,
	/** Today where it is left open: what is past before the duty was known is not asked for. */
	inForceFrom: OptionalDay,
	key: Key,
});

export const DutyDraft = fields;
export type DutyDraft = v.InferOutput<typeof DutyDraft>;

export const DutyChange = v.object({
	...v.omit(fields, ['inForceFrom']).entries,
	id: Id,
	version: Version,
});
export type DutyChange = v.InferOutput<typeof DutyChange>;

export const DutyRetirement = v.object({ id: Id, reason: v.optional(Prose(DUTY_LIMITS.reason), '') });
export type DutyRetirement = v.InferOutput<typeof DutyRetirement>;

export const outcomes = ['done', 'left_undone'] as const;
export type Outcome = (typeof outcomes)[number];

/** Done: when, what and where it can be read. Left undone: why. */
export const CompletionDraft = v.pipe(
	v.object({
		occurrenceId: Id,
		outcome: v.picklist(outcomes),
		doneOn: OptionalDay,
		note: v.optional(Prose(DUTY_LIMITS.note), ''),
		link: Link,
		key: Key,
	}),
	v.forward(
		v.partialCheck(
			[['outcome'], ['note']],
			({ outcome, note }) => outcome === 'done' || note.length >= 3,
			'undone_needs_reason',
		),
		['note'],
	),
);
export type CompletionDraft = v.InferOutput<typeof CompletionDraft>;

/** Another day for one year only. */
export const OccurrenceMove = v.object({
	occurrenceId: Id,
	version: Version,
	dueOn: Day,
});
export type OccurrenceMove = v.InferOutput<typeof OccurrenceMove>;

export interface Duty {
	id: string;
	bodyId: string;
	body: string;
	name: string;
	description: string;
	ownerId: string | null;
	owner: string | null;
	clauseId: string | null;
	/** The clause it rests on: its number, its beginning and its document. */
	clause: { number: string; text: string; strategyId: string; strategy: string } | null;
	origin: Origin;
	basis: string;
	basisLink: string;
	rule: Rule;
	remindDays: number[];
	escalateAfter: number | null;
	inForceFrom: string;
	retiredOn: string | null;
	retiredBy: string | null;
	retiredReason: string;
	version: number;
}

/** The occurrence whose mark is taken back. */
export const Marked = v.object({ occurrenceId: Id });
