import * as v from 'valibot';
import { Key, Version } from '../../organisation/tenant/tenant.ts';
import { EmailOrNone, Line, Prose } from './need-fields.ts';
import { TEXT_LIMITS } from './need.ts';

const Uuid = v.pipe(v.string(), v.uuid());

export const WordingChange = v.object({
	id: Uuid,
	version: Version,
	text: Prose(TEXT_LIMITS.text, 3),
	place: v.optional(Line(TEXT_LIMITS.place), ''),
	why: v.optional(Prose(TEXT_LIMITS.why), ''),
});
export type WordingChange = v.InferOutput<typeof WordingChange>;

/** Own words added to a need that someone else has said. */
export const WordingDraft = v.object({
	needId: Uuid,
	unitId: Uuid,
	text: Prose(TEXT_LIMITS.text, 3),
	place: v.optional(Line(TEXT_LIMITS.place), ''),
	why: v.optional(Prose(TEXT_LIMITS.why), ''),
	submitterName: v.optional(Line(TEXT_LIMITS.submitterName), ''),
	submitterEmail: v.optional(EmailOrNone),
	key: Key,
});
export type WordingDraft = v.InferOutput<typeof WordingDraft>;

interface Speaker {
	personId: string | null;
	standings: readonly string[];
	unitIds: readonly string[] | null;
}

/** A sentence is its speaker's and its unit's; one said without an account may be set right by those who edit needs. */
export function mayAmendWording(who: Speaker, wording: { personId: string | null; unitId: string }): boolean {
	if (!who.personId) return false;
	if (wording.personId === who.personId) return true;
	if (who.standings.includes('unit_editor') && (who.unitIds?.includes(wording.unitId) ?? false)) return true;
	const isEditor = ['administrator', 'director', 'coordinator'].some((role) => who.standings.includes(role));
	return wording.personId === null && isEditor;
}
