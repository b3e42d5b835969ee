import * as v from 'valibot';
import { addMonths } from '#platform/day.ts';
import { Day, Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import type { Tenure } from '#domain/organisation/position/position.ts';
import { Line, Prose } from '#domain/portfolio/need/need-fields.ts';

export const keyTaskKinds = ['system', 'task'] as const;
export type KeyTaskKind = (typeof keyTaskKinds)[number];

/** 3: customers or the law would notice at once; 2: work stops within weeks; 1: it can wait. */
export const criticalities = [3, 2, 1] as const;

export interface TaskPost {
	id: string;
	title: string;
	/** Null where nobody with an open account holds it. */
	person: string | null;
	tenure: Tenure;
	validFrom: string;
	validTo: string | null;
}

export interface KeyTask {
	id: string;
	name: string;
	kind: KeyTaskKind;
	description: string;
	areaId: string | null;
	area: string | null;
	owner: TaskPost | null;
	deputy: TaskPost | null;
	criticality: number;
	/** Where the written instruction is; empty where there is none. */
	instruction: string;
	instructionLink: string;
	/** The day on which it was last looked through. */
	checkedOn: string | null;
	checkMonths: number;
	retiredOn: string | null;
	version: number;
}

/** The gravest first. */
export const weaknesses = [
	'no_owner',
	'vacant',
	'ends',
	'no_deputy',
	'no_instruction',
	'never_checked',
	'stale_instruction',
] as const;
export type Weakness = (typeof weaknesses)[number];

/** A term that ends later than this is no worry yet. */
const ENDS_WITHIN_MONTHS = 18;

export type RiskLevel = 'high' | 'raised' | 'low' | 'none';

export interface Risk {
	weaknesses: Weakness[];
	/** Criticality times the number of weaknesses. */
	score: number;
	level: RiskLevel;
}

const isHeld = (post: TaskPost | null, day: string) =>
	post !== null &&
	post.person !== null &&
	post.validFrom <= day &&
	(post.validTo === null || post.validTo >= day);

/** Whether somebody else than the owner can take it up today. */
export function hasDeputy({ owner, deputy }: Pick<KeyTask, 'owner' | 'deputy'>, day: string): boolean {
	return isHeld(deputy, day) && deputy!.person !== owner?.person;
}

/** The day until which the instruction may be trusted; null where it was never looked through. */
export function checkBy({
	checkedOn,
	checkMonths,
}: Pick<KeyTask, 'checkedOn' | 'checkMonths'>): string | null {
	return checkedOn === null ? null : addMonths(checkedOn, checkMonths);
}

export function hasInstruction(task: KeyTask, day: string): boolean {
	const until = checkBy(task);
	return task.instruction !== '' && until !== null && until >= day;
}

/** Reckoned of the task's own facts alone: who owns it, who stands in, what is written down. */
export function riskOf(task: KeyTask, day: string): Risk {
	const { owner, criticality, instruction, checkedOn } = task;
	const found: Weakness[] = [];
	if (owner === null) found.push('no_owner');
	else if (!isHeld(owner, day)) found.push('vacant');
	else if (owner.validTo !== null && owner.validTo <= addMonths(day, ENDS_WITHIN_MONTHS)) found.push('ends');
	if (!hasDeputy(task, day)) found.push('no_deputy');
	if (instruction === '') found.push('no_instruction');
	else if (checkedOn === null) found.push('never_checked');
	else if (!hasInstruction(task, day)) found.push('stale_instruction');
	const score = criticality * found.length;
	return { weaknesses: found, score, level: levelOf(score) };
}

function levelOf(score: number): RiskLevel {
	if (score >= 6) return 'high';
	if (score >= 3) return 'raised';
	return score > 0 ? 'low' : 'none';
}

/** What becomes of a task when the holder of a post leaves. */
export const fates = ['falls', 'unwritten', 'carried', 'loses_deputy'] as const;
export type Fate = (typeof fates)[number];

export interface Falling {
	task: KeyTask;
	fate: Fate;
	/** Who takes it up, if anybody. */
	by: TaskPost | null;
}

/** Task by task: nobody takes it, a deputy takes it without or with words to go by, or it is left without a deputy. */
export function fallsWithout(tasks: readonly KeyTask[], postId: string, day: string): Falling[] {
	const found = tasks.flatMap((task): Falling[] => {
		if (task.owner?.id === postId) {
			if (!hasDeputy(task, day)) return [{ task, fate: 'falls', by: null }];
			const fate = hasInstruction(task, day) ? 'carried' : 'unwritten';
			return [{ task, fate, by: task.deputy }];
		}
		return task.deputy?.id === postId ? [{ task, fate: 'loses_deputy', by: task.owner }] : [];
	});
	return found.toSorted(
		(a, b) =>
			fates.indexOf(a.fate) - fates.indexOf(b.fate) ||
			b.task.criticality - a.task.criticality ||
			a.task.name.localeCompare(b.task.name),
	);
}

export const KEY_TASK_LIMITS = {
	name: 160,
	description: 2000,
	instruction: 300,
	link: 500,
	note: 1000,
} as const;

/** Only addresses a browser may be sent to; an empty one is none. */
const Link = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(KEY_TASK_LIMITS.link),
	v.check((text) => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)), 'not_link'),
);
const Whole = (least: number, most: number) =>
	v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most));

const fields = v.object({
	name: Line(KEY_TASK_LIMITS.name, 2),
	kind: v.picklist(keyTaskKinds),
	description: v.optional(Prose(KEY_TASK_LIMITS.description), ''),
	areaId: OptionalId,
	ownerId: OptionalId,
	deputyId: OptionalId,
	criticality: Whole(1, 3),
	instruction: v.optional(Line(KEY_TASK_LIMITS.instruction), ''),
	instructionLink: Link,
	checkMonths: v.optional(Whole(1, 60), '12'),
});

const hasTwo = ({ ownerId, deputyId }: { ownerId: string | null; deputyId: string | null }) =>
	ownerId === null || ownerId !== deputyId;

export const KeyTaskDraft = v.pipe(
	v.object({ ...fields.entries, key: Key }),
	v.forward(v.partialCheck([['ownerId'], ['deputyId']], hasTwo, 'deputy_is_owner'), ['deputyId']),
);
export type KeyTaskDraft = v.InferOutput<typeof KeyTaskDraft>;

export const KeyTaskChange = v.pipe(
	v.object({ ...fields.entries, id: Id, version: Version }),
	v.forward(v.partialCheck([['ownerId'], ['deputyId']], hasTwo, 'deputy_is_owner'), ['deputyId']),
);
export type KeyTaskChange = v.InferOutput<typeof KeyTaskChange>;

export const InstructionCheck = v.object({
	id: Id,
	checkedOn: Day,
	note: v.optional(Prose(KEY_TASK_LIMITS.note), ''),
	key: Key,
});
export type InstructionCheck = v.InferOutput<typeof InstructionCheck>;

export const KeyTaskId = v.object({ id: Id });
