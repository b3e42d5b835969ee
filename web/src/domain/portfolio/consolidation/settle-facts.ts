import { isDay } from '#platform/day.ts';
import type { ComparedFacts, FactValue } from '../need/merger.ts';
import { readAmount } from '../need/need-fields.ts';
import {
	disagreements,
	factOf,
	isTold,
	type ChosenFact,
	type Disagreement,
	type FactChoice,
} from './fact-choice.ts';

/** Values by the choices made; a choice that is not among those offered is thrown as its text. */
export function settle(
	members: readonly ComparedFacts[],
	intoId: string,
	choices: Readonly<Record<string, FactChoice>>,
): ChosenFact[] {
	return disagreements(members, intoId).map((one) => {
		const { choice, typed } = choices[one.field] ?? { choice: one.usual, typed: '' };
		const { how, value } = chosen(one, members, choice, typed);
		const said = members.map((need) => ({ number: need.number, value: factOf(need, one.field) }));
		return { field: one.field, role: one.role, how, value, said: said.filter((row) => isTold(row.value)) };
	});
}

export class NotAFact extends Error {}

function chosen(
	one: Disagreement,
	members: readonly ComparedFacts[],
	choice: string,
	typed: string,
): Pick<ChosenFact, 'how' | 'value'> {
	if (choice === 'own') return { how: 'own', value: one.own };
	if (choice === 'largest' && one.largest !== null) return { how: 'largest', value: one.largest };
	if (choice === 'sum' && one.sum !== null) return { how: 'sum', value: Math.round(one.sum * 100) / 100 };
	if (choice === 'typed') return { how: 'typed', value: readTyped(one.field, typed) };
	const need = members.find(({ id }) => choice === `of:${id}`);
	if (!need) throw new NotAFact(choice);
	return { how: 'of', value: factOf(need, one.field) };
}

function readTyped(field: string, typed: string): FactValue {
	const text = typed.trim();
	if (field === 'kind') return text.slice(0, 80) || null;
	if (field.endsWith('On')) return readDay(text);
	const amount = readAmount(text);
	const most = field.startsWith('cost') ? 999_999_999 : field === 'durationWeeks' ? 156 : 9999;
	if (Number.isNaN(amount) || amount > most) throw new NotAFact(text);
	if (field !== 'durationWeeks') return Math.round(amount * 100) / 100;
	if (!Number.isInteger(amount)) throw new NotAFact(text);
	return amount || null;
}

function readDay(text: string): string | null {
	if (text === '') return null;
	const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
	const day = finnish
		? `${finnish[3]}-${finnish[2]!.padStart(2, '0')}-${finnish[1]!.padStart(2, '0')}`
		: text;
	if (!isDay(day)) throw new NotAFact(text);
	return day;
}
