import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';
import { AGENDA_LIMITS, Appendices, type Appendix } from '../meeting/agenda.ts';
import { yearName } from '../duty/rule.ts';

const words = {
	matter: Line(AGENDA_LIMITS.title, 2),
	proposal: v.optional(Prose(AGENDA_LIMITS.text), ''),
	decision: v.pipe(v.string(), v.nonEmpty(), Prose(AGENDA_LIMITS.text, 2)),
	grounds: v.optional(Prose(AGENDA_LIMITS.text), ''),
	appendices: Appendices,
	caseNumber: v.optional(Line(AGENDA_LIMITS.caseNumber), ''),
};

/** A duty or a task that came to the meeting is done by deciding on it, unless it is put off. */
const MarksDone = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text !== ''),
);

export const DecisionDraft = v.object({
	itemId: Id,
	...words,
	correctsId: OptionalId,
	marksDone: MarksDone,
	key: Key,
});
export type DecisionDraft = Omit<v.InferOutput<typeof DecisionDraft>, 'marksDone'> & { marksDone?: boolean };

export const DecisionChange = v.object({ id: Id, version: Version, ...words });
export type DecisionChange = v.InferOutput<typeof DecisionChange>;

export interface Decision {
	id: string;
	itemId: string;
	meetingId: string;
	bodyId: string;
	body: string;
	section: number;
	year: number;
	yearStarts: number;
	decidedOn: string;
	matter: string;
	proposal: string;
	decision: string;
	grounds: string;
	appendices: Appendix[];
	caseNumber: string;
	corrects: { id: string; section: number; year: number } | null;
	/** Later decisions that put this one right. */
	correctedBy: { id: string; section: number; year: number }[];
	version: number;
}

/** `§ 12/2027`: unique within its body. */
export function sectionText({
	section,
	year,
	yearStarts,
}: Pick<Decision, 'section' | 'year' | 'yearStarts'>) {
	return `§ ${section}/${yearName(year, yearStarts)}`;
}
