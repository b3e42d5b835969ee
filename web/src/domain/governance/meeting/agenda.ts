import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';

export const AGENDA_LIMITS = { title: 300, text: 20_000, caseNumber: 60, appendices: 30, link: 500 } as const;

/** `duty` names an occurrence of the year, `plan` an adopted plan, `matter` nothing but itself. */
export const subjectKinds = [
	'duty',
	'follow_up',
	'review',
	'review_task',
	'inquiry',
	'goal',
	'measure',
	'plan',
	'need',
	'strategy',
	'matter',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Appendix {
	name: string;
	/** Empty where it is on paper only. */
	link: string;
}

/** A line each: the name, then perhaps where it can be read. */
function readAppendices(text: string): Appendix[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const link = /(?:^|\s)(https?:\/\/\S+)$/i.exec(line)?.[1] ?? '';
			const name = (link ? line.slice(0, -link.length) : line).replace(/[\s:–-]+$/, '').trim();
			return { name: name || link, link };
		});
}

export function writeAppendices(appendices: readonly Appendix[]): string {
	return appendices.map(({ name, link }) => (link && link !== name ? `${name} ${link}` : name)).join('\n');
}

export const Appendices = v.pipe(
	v.optional(Prose(AGENDA_LIMITS.text), ''),
	v.transform(readAppendices),
	v.maxLength(AGENDA_LIMITS.appendices),
	v.check(
		(all) => all.every(({ name, link }) => name.length <= 300 && link.length <= AGENDA_LIMITS.link),
		'appendix_too_long',
	),
	v.check((all) => all.every(({ link }) => link === '' || URL.canParse(link)), 'not_link'),
);

const words = {
	title: Line(AGENDA_LIMITS.title, 2),
	grounds: v.optional(Prose(AGENDA_LIMITS.text), ''),
	proposal: v.optional(Prose(AGENDA_LIMITS.text), ''),
	caseNumber: v.optional(Line(AGENDA_LIMITS.caseNumber), ''),
	presenterId: OptionalId,
	appendices: Appendices,
};

export const AgendaItemDraft = v.object({ meetingId: Id, ...words, key: Key });
export type AgendaItemDraft = v.InferOutput<typeof AgendaItemDraft> & {
	subject?: { kind: SubjectKind; id: string | null };
};

export const AgendaItemChange = v.object({ id: Id, version: Version, ...words });
export type AgendaItemChange = v.InferOutput<typeof AgendaItemChange>;

export const AgendaItemChoice = v.object({ id: Id });

export const AgendaMove = v.object({ id: Id, way: v.picklist(['up', 'down']) });
export type AgendaMove = v.InferOutput<typeof AgendaMove>;

/** A decision that got another §, because the agenda was put in another order or an earlier matter was decided. */
export interface Renumbered {
	id: string;
	matter: string;
	was: number;
	section: number;
}

const MOST_TOLD = 6;
const LONGEST_TOLD = 80;

/** `§ 3 Aukioloajat, § 4 Laitteet`: the numbers as they are now. */
export function renumberedText(all: readonly Renumbered[]): string {
	const told = all
		.toSorted((a, b) => a.section - b.section)
		.slice(0, MOST_TOLD)
		.map(({ section, matter }) => `§ ${section} ${matter.slice(0, LONGEST_TOLD)}`);
	return told.join(', ') + (all.length > MOST_TOLD ? ' …' : '');
}

/** Which of the offered matters are taken up; none chosen in a form means none. */
export const AgendaChoice = v.object({
	meetingId: Id,
	offers: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(200)), []),
	key: Key,
});
export interface AgendaChoice {
	meetingId: string;
	/** Left open: everything that is due and open. */
	offers?: string[];
	key?: string | undefined;
}

export const SubjectChoice = v.object({
	meetingId: Id,
	kind: v.picklist(subjectKinds),
	subjectId: Id,
	key: Key,
});
export type SubjectChoice = v.InferOutput<typeof SubjectChoice>;

export interface AgendaItem {
	id: string;
	meetingId: string;
	/** Its place among those that are on the agenda; 0 where it was removed. */
	number: number;
	title: string;
	subjectKind: SubjectKind | null;
	subjectId: string | null;
	grounds: string;
	proposal: string;
	caseNumber: string;
	presenterId: string | null;
	presenter: string | null;
	appendices: Appendix[];
	isRemoved: boolean;
	/** Its § once it is decided. */
	section: number | null;
	decisionId: string | null;
	version: number;
}

/** An open matter that could be taken up. */
export interface Offer {
	/** Kind and id: the same matter is offered once. */
	key: string;
	kind: SubjectKind;
	subjectId: string | null;
	title: string;
	grounds: string;
	proposal: string;
	presenterId: string | null;
	/** The last day, where it has one. */
	dueOn: string | null;
}
