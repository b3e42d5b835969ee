import * as v from 'valibot';
import { Key, Version } from '#domain/organisation/tenant/tenant.ts';
import { PlainText } from '../strategy/plain-text.ts';

export interface Goal {
	id: string;
	strategyId: string;
	strategy: string;
	clauseId: string | null;
	clauseNumber: string | null;
	clauseText: string | null;
	code: string;
	title: string;
	description: string;
	retiredAt: Date | null;
	version: number;
}

const Id = v.pipe(v.string(), v.uuid());
const Title = v.pipe(PlainText, v.trim(), v.nonEmpty(), v.minLength(3), v.maxLength(300));
const Code = v.pipe(PlainText, v.trim(), v.maxLength(20));
const Description = v.pipe(v.optional(PlainText, ''), v.trim(), v.maxLength(4000));
const ClauseId = v.optional(
	v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null),
		),
		Id,
	]),
	'',
);

/** An empty code takes the clause's number, or the next free number. */
export const GoalDraft = v.object({
	strategyId: Id,
	clauseId: ClauseId,
	code: v.optional(Code, ''),
	title: Title,
	description: Description,
	key: Key,
});
export type GoalDraft = v.InferOutput<typeof GoalDraft>;

export const GoalsFromClauses = v.object({
	strategyId: Id,
	clauseIds: v.pipe(
		v.optional(v.array(Id), []),
		v.check((ids) => ids.length > 0, 'choose_at_least_one'),
		v.maxLength(200),
	),
	key: Key,
});
export type GoalsFromClauses = v.InferOutput<typeof GoalsFromClauses>;

export const GoalChange = v.object({
	id: Id,
	version: Version,
	code: v.pipe(Code, v.nonEmpty()),
	title: Title,
	description: Description,
	clauseId: ClauseId,
});
export type GoalChange = v.InferOutput<typeof GoalChange>;

export const GoalVersion = v.object({ id: Id, version: Version });
export type GoalVersion = v.InferOutput<typeof GoalVersion>;

const sentences = new Intl.Segmenter('fi', { granularity: 'sentence' });
const longestTitle = 160;

/** A clause as a goal: its first sentence names it, the rest stays as the description. */
export function goalFrom(text: string): { title: string; description: string } {
	const whole = text.replace(/\s+/g, ' ').trim();
	const [first] = sentences.segment(whole);
	const sentence = (first?.segment ?? whole).trim().replace(/[.:;]$/, '');
	const cut = sentence.length <= longestTitle ? sentence : `${atWord(sentence)}…`;
	const title = cut.charAt(0).toLocaleUpperCase('fi') + cut.slice(1);
	const rest = whole.replace(/[.:;]$/, '').toLocaleLowerCase('fi') === title.toLocaleLowerCase('fi');
	return { title, description: rest ? '' : whole.slice(0, 4000) };
}

function atWord(text: string): string {
	const start = text.slice(0, longestTitle - 1);
	const space = start.lastIndexOf(' ');
	return start.slice(0, space > 40 ? space : undefined).replace(/[,;:–-]$/, '');
}

/** The wanted code, or the same with a letter; without one the next whole number. */
export function freeCode(wanted: string, taken: ReadonlySet<string>): string {
	if (wanted !== '' && !taken.has(wanted)) return wanted;
	if (wanted !== '')
		for (const letter of 'bcdefghijklmnopqrstuvwxyz') if (!taken.has(wanted + letter)) return wanted + letter;
	let count = 1;
	while (taken.has(String(count))) count += 1;
	return String(count);
}
