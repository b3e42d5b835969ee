import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { isPossible, type AskedWord, type NameLists } from './asked-words.ts';
import { fieldsOf, mainField, placeField } from './field.ts';
import type { Choice, ColumnsChoice, ImportRun, ImportSubject, Mapping, WordsChoice } from './import-run.ts';
import * as store from './import-run.store.server.ts';
import { listNames, namesFor } from './names.server.ts';
import { shown } from './read-cell.ts';
import { subjectImport } from './subject.server.ts';

const SAMPLE_ROWS = 200;
const SAMPLES = 3;

export interface ColumnSample {
	name: string;
	/** A few different values, shortened. */
	samples: string[];
	field: string;
}

export interface ColumnsView {
	run: ImportRun;
	columns: ColumnSample[];
	lists: NameLists;
}

async function open(db: Db, subject: ImportSubject, id: string): Promise<ImportRun> {
	const run = found(await store.find(db, subject, id), 'import_run');
	if (run.state !== 'preview') refuse('import_run_already');
	return run;
}

/** The file's columns with a few values and the field each is taken for. */
export function columns(actor: Actor, subject: ImportSubject, id: string): Promise<ColumnsView> {
	actor.must(subjectImport(subject).permission);
	return actor.read(async (db) => {
		const run = await open(db, subject, id);
		const rows = await store.listRows(db, id, SAMPLE_ROWS);
		const samples = run.columns.map((name, index) => {
			const values = rows.flatMap(({ cells }) => (cells[index] == null ? [] : [shown(String(cells[index]))]));
			return {
				name,
				samples: [...new Set(values)].slice(0, SAMPLES),
				field: run.mapping.fields[index] ?? '',
			};
		});
		return { run, columns: samples, lists: await listNames(db) };
	});
}

/** Keeps what each column means; answers whether words of the file still need an explanation. */
export async function mapColumns(
	actor: Actor,
	subject: ImportSubject,
	choice: ColumnsChoice,
): Promise<{ asks: boolean }> {
	actor.must(subjectImport(subject).permission);
	return actor.change(async (db, record) => {
		const run = await open(db, subject, choice.id);
		const lists = await listNames(db);
		const possible = new Set<string>([...fieldsOf(subject), ...lists.roles.map(({ id }) => `role:${id}`)]);
		const fields = run.columns.map((_, index) => {
			const field = choice.fields[String(index)] ?? '';
			return possible.has(field) ? field : '';
		});
		assertSound(subject, run.columns, fields, choice.defaults);
		const mapping = {
			...run.mapping,
			fields,
			defaults: { ...run.mapping.defaults, ...knownDefaults(choice) },
		};
		if (!(await store.update(db, run.id, choice.version, { mapping }))) refuse('conflict');
		record('import_run.mapped', { type: 'import_run', id: run.id }, { fields });
		const asked = subjectImport(subject).ask(
			{ ...run, mapping },
			await store.listRows(db, run.id),
			namesFor(actor, lists),
		);
		return { asks: asked.some(({ target, about }) => target === null || about === 'cost_kind') };
	});
}

function knownDefaults({ defaults }: ColumnsChoice): Mapping['defaults'] {
	const names = ['unit', 'area', 'costKind', 'quadrant', 'ring'].filter(
		(name) => defaults[name] !== undefined,
	);
	return Object.fromEntries(names.map((name) => [name, defaults[name] ?? '']));
}

function assertSound(
	subject: ImportSubject,
	names: readonly string[],
	fields: readonly string[],
	defaults: Mapping['defaults'],
): void {
	fields.forEach((field, index) => {
		const first = fields.indexOf(field);
		if (field !== '' && first < index)
			refuse('import_columns_alike', { first: names[first] ?? '', second: names[index] ?? '' });
	});
	if (!fields.includes(mainField(subject))) refuse('import_main_column_missing');
	const place = placeField(subject);
	if (!fields.includes(place) && !defaults[place]) refuse('import_place_missing');
}

export interface WordsView {
	run: ImportRun;
	asked: AskedWord[];
	lists: NameLists;
	mayCreate: boolean;
}

/** The words of the file that stand for units, roles, areas and kinds of cost, and what each is taken for. */
export function words(actor: Actor, subject: ImportSubject, id: string): Promise<WordsView> {
	actor.must(subjectImport(subject).permission);
	return actor.read(async (db) => {
		const run = await open(db, subject, id);
		const lists = await listNames(db);
		const names = namesFor(actor, lists);
		const asked = subjectImport(subject).ask(run, await store.listRows(db, id), names);
		return { run, asked, lists, mayCreate: names.mayCreate };
	});
}

/** Keeps what the words stand for; what was said before of words not asked now is kept too. */
export async function sayWords(actor: Actor, subject: ImportSubject, choice: WordsChoice): Promise<void> {
	actor.must(subjectImport(subject).permission);
	await actor.change(async (db, record) => {
		const run = await open(db, subject, choice.id);
		const names = namesFor(actor, await listNames(db));
		const asked = subjectImport(subject).ask(run, await store.listRows(db, run.id), names);
		const said = asked.flatMap(({ key, about, value }): Choice[] => {
			const target = choice.targets[key];
			return target && isPossible(about, value, target, names) ? [{ about, value, target }] : [];
		});
		const isAsked = (one: Choice) =>
			asked.some(({ about, value }) => about === one.about && value === one.value);
		const choices = [...run.mapping.choices.filter((one) => !isAsked(one)), ...said];
		const mapping = { ...run.mapping, choices };
		if (!(await store.update(db, run.id, choice.version, { mapping }))) refuse('conflict');
		record('import_run.words_said', { type: 'import_run', id: run.id }, { choices });
	});
}
