import * as v from 'valibot';
import { Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose, WrittenDay } from '#domain/strategy/measure/measure-fields.ts';

export const systemKinds = [
	'library_system',
	'online_library',
	'automation',
	'course_system',
	'booking',
	'website',
	'content',
	'device',
	'office',
	'other',
] as const;
export type SystemKind = (typeof systemKinds)[number];

/** 1: work and customers stop at once; 4: hardly anybody notices. */
export const criticalities = ['1', '2', '3', '4'] as const;

export const stages = ['planned', 'introduction', 'in_use', 'run_down', 'ended'] as const;
export type Stage = (typeof stages)[number];

export const personalDataKinds = ['unknown', 'none', 'ordinary', 'special'] as const;
export type PersonalData = (typeof personalDataKinds)[number];

/** Article 6 of the regulation, in the order an authority uses them. */
export const legalBases = [
	'unknown',
	'law',
	'public_task',
	'contract',
	'consent',
	'legitimate_interest',
	'none_needed',
] as const;
export type LegalBasis = (typeof legalBases)[number];

export const directions = ['in', 'out', 'both'] as const;
export type Direction = (typeof directions)[number];

export const SYSTEM_LIMITS = {
	name: 160,
	purpose: 4000,
	usedBy: 500,
	vendor: 200,
	groups: 2000,
	party: 200,
	location: 300,
	retention: 1000,
	informationSet: 200,
	note: 4000,
	reason: 2000,
	units: 200,
	moves: 500,
	technique: 160,
	title: 200,
	link: 500,
} as const;

const Link = v.pipe(
	v.string(),
	v.transform((text) => text.trim()),
	v.nonEmpty(),
	v.maxLength(SYSTEM_LIMITS.link),
	v.check((link) => /^https?:\/\//i.test(link) && URL.canParse(link), 'not_link'),
);

const optionalLine = (longest: number) => v.optional(Line(longest), '');

const entries = {
	name: Line(SYSTEM_LIMITS.name, 2),
	kind: v.picklist(systemKinds),
	purpose: Prose(SYSTEM_LIMITS.purpose),
	usedBy: optionalLine(SYSTEM_LIMITS.usedBy),
	vendor: optionalLine(SYSTEM_LIMITS.vendor),
	ownerId: OptionalId,
	deputyId: OptionalId,
	criticality: v.pipe(v.picklist(criticalities), v.transform(Number)),
	stage: v.optional(v.picklist(stages), 'in_use'),
	stageFrom: WrittenDay,
	stageTo: WrittenDay,
	unitIds: v.pipe(
		v.optional(v.array(Id), []),
		v.maxLength(SYSTEM_LIMITS.units),
		v.transform((ids) => [...new Set(ids)]),
	),
	personalData: v.optional(v.picklist(personalDataKinds), 'unknown'),
	personalDataGroups: Prose(SYSTEM_LIMITS.groups),
	legalBasis: v.optional(v.picklist(legalBases), 'unknown'),
	controller: optionalLine(SYSTEM_LIMITS.party),
	processor: optionalLine(SYSTEM_LIMITS.party),
	dataLocation: optionalLine(SYSTEM_LIMITS.location),
	retention: Prose(SYSTEM_LIMITS.retention),
	informationSet: optionalLine(SYSTEM_LIMITS.informationSet),
	note: Prose(SYSTEM_LIMITS.note),
};

const endsAfterStart = ({ stageFrom, stageTo }: { stageFrom: string | null; stageTo: string | null }) =>
	stageFrom === null || stageTo === null || stageFrom <= stageTo;
const isOther = ({ ownerId, deputyId }: { ownerId: string | null; deputyId: string | null }) =>
	ownerId === null || ownerId !== deputyId;

export const SystemDraft = v.pipe(
	v.object({ ...entries, key: Key }),
	v.forward(v.partialCheck([['stageFrom'], ['stageTo']], endsAfterStart, 'ends_before_start'), ['stageTo']),
	v.forward(v.partialCheck([['ownerId'], ['deputyId']], isOther, 'deputy_is_owner'), ['deputyId']),
);
export type SystemDraft = v.InferOutput<typeof SystemDraft>;

export const SystemChange = v.pipe(
	v.object({ ...entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['stageFrom'], ['stageTo']], endsAfterStart, 'ends_before_start'), ['stageTo']),
	v.forward(v.partialCheck([['ownerId'], ['deputyId']], isOther, 'deputy_is_owner'), ['deputyId']),
);
export type SystemChange = v.InferOutput<typeof SystemChange>;

export const SystemRetirement = v.object({ id: Id, reason: Prose(SYSTEM_LIMITS.reason) });
export type SystemRetirement = v.InferOutput<typeof SystemRetirement>;

/** The other end is one of the register, or one outside it by name. */
export const InterfaceDraft = v.pipe(
	v.object({
		systemId: Id,
		otherSystemId: OptionalId,
		otherName: v.optional(Line(SYSTEM_LIMITS.name), ''),
		direction: v.picklist(directions),
		moves: Line(SYSTEM_LIMITS.moves, 2),
		technique: optionalLine(SYSTEM_LIMITS.technique),
		key: Key,
	}),
	v.forward(
		v.partialCheck(
			[['otherSystemId'], ['otherName']],
			({ otherSystemId, otherName }) => (otherSystemId === null) !== (otherName === ''),
			'one_other_end',
		),
		['otherName'],
	),
);
export type InterfaceDraft = v.InferOutput<typeof InterfaceDraft>;

export const DocumentDraft = v.object({
	systemId: Id,
	title: Line(SYSTEM_LIMITS.title, 2),
	link: Link,
	key: Key,
});
export type DocumentDraft = v.InferOutput<typeof DocumentDraft>;

export const PartChoice = v.object({ systemId: Id, id: Id });
export type PartChoice = v.InferOutput<typeof PartChoice>;

export interface SystemPost {
	id: string;
	title: string;
	personId: string | null;
	/** Null where nobody with an open account holds it. */
	person: string | null;
}

export interface SystemUnit {
	id: string;
	name: string;
}

export interface ManagedSystem {
	id: string;
	name: string;
	kind: SystemKind;
	purpose: string;
	usedBy: string;
	vendor: string;
	owner: SystemPost | null;
	deputy: SystemPost | null;
	criticality: number;
	stage: Stage;
	stageFrom: string | null;
	stageTo: string | null;
	units: SystemUnit[];
	personalData: PersonalData;
	personalDataGroups: string;
	legalBasis: LegalBasis;
	controller: string;
	processor: string;
	dataLocation: string;
	retention: string;
	informationSet: string;
	note: string;
	retiredOn: string | null;
	retiredReason: string;
	version: number;
}

/** An interface as one of its two ends sees it. */
export interface SystemInterface {
	id: string;
	otherSystemId: string | null;
	other: string;
	direction: Direction;
	moves: string;
	technique: string;
	/** Written down at this end, and taken away here. */
	isOwn: boolean;
}

export interface SystemDocument {
	id: string;
	title: string;
	link: string;
}

/** What an authority must be able to tell and nobody has written down yet. */
export const missingFacts = [
	'owner',
	'purpose',
	'personalData',
	'groups',
	'legalBasis',
	'controller',
	'dataLocation',
	'retention',
	'informationSet',
] as const;
export type MissingFact = (typeof missingFacts)[number];

/** Rows that the register of an authority still lacks; where no personal data is kept, nothing is asked of it. */
export function missingOf(system: ManagedSystem): MissingFact[] {
	const keepsPersons = system.personalData !== 'none';
	const lacks: Record<MissingFact, boolean> = {
		owner: system.owner === null,
		purpose: system.purpose === '',
		personalData: system.personalData === 'unknown',
		groups: keepsPersons && system.personalDataGroups === '',
		legalBasis: keepsPersons && system.legalBasis === 'unknown',
		controller: keepsPersons && system.controller === '',
		dataLocation: system.dataLocation === '',
		retention: system.retention === '',
		informationSet: system.informationSet === '',
	};
	return missingFacts.filter((fact) => lacks[fact]);
}
