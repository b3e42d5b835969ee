import { askedWords, chosenTarget, costKindOfWord, type AskedWord, type Names } from './asked-words.ts';
import { mainField } from './field.ts';
import type { ImportRun, StoredRow } from './import-run.ts';
import { looseName } from './loose-text.ts';
import { columnsByField, RowReader } from './read-cell.ts';
import { readEffort } from './read-effort.ts';
import { costKinds, type CostKind, type NeedWords } from './read-need-row.ts';

export interface NewUnitWord {
	areaId: string;
	word: string;
}

/** How the words of a run are understood, and what would be made of words that mean something new. */
export interface UnderstoodWords {
	words: NeedWords;
	newUnits: Map<string, NewUnitWord>;
	newRoles: Map<string, string>;
}

export function understandWords({ mapping }: Pick<ImportRun, 'mapping'>, names: Names): UnderstoodWords {
	const newUnits = new Map<string, NewUnitWord>();
	const newRoles = new Map<string, string>();
	const columns = columnsByField(mapping.fields);
	const unit = (word: string) => {
		const target = chosenTarget('unit', word, mapping.choices, names) ?? names.units.find(word);
		if (!target?.startsWith('new:')) return target;
		const made = `${target}:${looseName(word)}`;
		if (!newUnits.has(made)) newUnits.set(made, { areaId: target.slice('new:'.length), word });
		return made;
	};
	const role = (word: string) => {
		const target = chosenTarget('role', word, mapping.choices, names) ?? names.roles.find(word);
		if (target !== 'new') return target;
		const made = `new:${looseName(word)}`;
		if (!newRoles.has(made)) newRoles.set(made, word);
		return made;
	};
	const costKind = (word: string) =>
		(chosenTarget('cost_kind', word, mapping.choices, names) as CostKind | null) ?? costKindOfWord(word);
	const defaultUnit = mapping.defaults['unit'] ?? '';
	const words = {
		columns,
		unit: remembered(unit),
		role: remembered(role),
		costKind: remembered(costKind),
		defaultUnit: names.units.has(defaultUnit) ? defaultUnit : null,
		defaultCostKind: costKinds.find((kind) => kind === mapping.defaults['costKind']) ?? 'one_off',
	};
	return { words, newUnits, newRoles };
}

function remembered<T>(find: (word: string) => T): (word: string) => T {
	const found = new Map<string, T>();
	return (word) => {
		if (!found.has(word)) found.set(word, find(word));
		return found.get(word) as T;
	};
}

/** Units, roles and kinds of cost that the file names, in the order they first stand there. */
export function needQuestions(run: ImportRun, rows: readonly StoredRow[], names: Names): AskedWord[] {
	const columns = columnsByField(run.mapping.fields);
	const units = new Map<string, number>();
	const roles = new Map<string, number>();
	const kinds = new Map<string, number>();
	const kindField = columns.has('costKind') ? 'costKind' : 'kind';
	for (const { cells } of rows) {
		const row = new RowReader(cells, columns);
		if (row.text(mainField('need')) === '') continue;
		count(units, row.text('unit'));
		for (const role of readEffort(row).keys()) count(roles, role);
		if (columns.has('cost') && row.text('cost') !== '') count(kinds, row.text(kindField));
	}
	return [
		...askedWords(units, 'unit', run.mapping, names),
		...askedWords(roles, 'role', run.mapping, names),
		...askedWords(kinds, 'cost_kind', run.mapping, names),
	];
}

function count(words: Map<string, number>, word: string): void {
	if (word !== '') words.set(word, (words.get(word) ?? 0) + 1);
}
