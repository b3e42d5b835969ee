import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import {
	inLanguage,
	type Competence,
	type CompetenceChange,
	type CompetenceDraft,
	type Framework,
	type FrameworkChange,
	type FrameworkFile,
	type ReadyChoice,
} from './framework.ts';
import * as store from './framework.store.server.ts';
import { readyFrameworks } from './ready.server.ts';

export function list(actor: Actor): Promise<Framework[]> {
	actor.must('competence.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<{ framework: Framework; competences: Competence[] }> {
	actor.must('competence.read');
	return actor.read(async (db) => ({
		framework: found(await store.find(db, knownId(id, 'framework')), 'framework'),
		competences: await store.listCompetences(db, [id]),
	}));
}

/** Those that are asked, of the given frameworks or of all. */
export function competences(
	actor: Actor,
	frameworkIds: readonly string[] | null = null,
): Promise<Competence[]> {
	actor.must('competence.read');
	return actor.read((db) => competencesIn(db, frameworkIds));
}

/** The same within the work of another verb. */
export async function competencesIn(
	db: Db,
	frameworkIds: readonly string[] | null,
	{ withRetired = false } = {},
): Promise<Competence[]> {
	const all = await store.listCompetences(db, frameworkIds);
	return withRetired ? all : all.filter(({ isRetired }) => !isRetired);
}

export function getCompetence(actor: Actor, id: string): Promise<Competence> {
	actor.must('competence.read');
	return actor.read(async (db) =>
		found(await store.findCompetence(db, knownId(id, 'competence')), 'competence'),
	);
}

/** Ids of what is asked, within the work of another verb. */
export async function askedIdsIn(db: Db, frameworkIds: readonly string[]): Promise<ReadonlySet<string>> {
	return new Set(await store.askedIds(db, frameworkIds));
}

/** A framework taken into use within the change of another verb. */
export async function takeIn(
	db: Db,
	record: RecordEvent,
	file: FrameworkFile,
	takenBy: string | null,
): Promise<string> {
	const id = newId();
	const { key, names, edition, attribution, licence } = file;
	const row = { id, key, names: JSON.stringify(names), edition, attribution, licence, taken_by: takenBy };
	if (!(await store.insert(db, row))) refuse('framework_taken', { name: inLanguage(names, 'fi') });
	const rows = file.areas.flatMap((area) =>
		area.competences.map((one) => ({ ...one, area: area.names, id: newId(), framework_id: id })),
	);
	await store.insertCompetences(
		db,
		rows.map((one, at) => ({ ...one, ordinal: at + 1 })),
	);
	record('framework.taken', { type: 'framework', id }, { key, edition, competences: rows.length });
	return id;
}

/** Those that come with the product. */
export function listReady(actor: Actor) {
	actor.must('competence.read');
	return readyFrameworks.map(({ key, names, attribution, areas }) => ({
		...{ key, names, attribution },
		competences: areas.reduce((sum, { competences: own }) => sum + own.length, 0),
	}));
}

/** One that comes with the product. */
export function take(actor: Actor, { ready, key }: ReadyChoice): Promise<string> {
	actor.must('competence.manage');
	const file =
		readyFrameworks.find((one) => one.key === ready) ?? refuse('not_found', { subject: 'framework' });
	return actor.change((db, record) => takeIn(db, record, file, actor.person), {
		verb: 'framework.take',
		key,
	});
}

/** Of a survey, by competence: words that have been changed since they were asked. */
export async function askedWordings(db: Db, surveyId: string): Promise<Map<string, store.AskedWording>> {
	const all = await store.askedWordings(db, surveyId);
	return new Map(all.map((one) => [one.competenceId, one]));
}

/** What is asked does not change under those who are answering. */
async function assertNotAsked(db: Db, frameworkId: string): Promise<void> {
	await store.lock(db, frameworkId);
	const survey = await store.openSurveyOf(db, frameworkId, today());
	if (survey) refuse('framework_asked_now', { survey });
}

export async function amend(actor: Actor, change: FrameworkChange): Promise<void> {
	actor.must('competence.manage');
	const { id, version, ...words } = change;
	await actor.change(async (db, record) => {
		const { names, attribution, licence } = found(await store.find(db, id), 'framework');
		if (!(await store.update(db, id, version, words))) refuse('conflict');
		record(
			'framework.amended',
			{ type: 'framework', id },
			{ before: { names, attribution, licence }, after: words },
		);
	});
}

function wordsOf({ code, area, names, levels }: Pick<CompetenceDraft, 'code' | 'area' | 'names' | 'levels'>) {
	return { code, area, names, levels: [levels[1], levels[2], levels[3], levels[4]] };
}

export function addCompetence(actor: Actor, draft: CompetenceDraft): Promise<string> {
	actor.must('competence.manage');
	const { frameworkId } = draft;
	return actor.change(
		async (db, record) => {
			await assertNotAsked(db, frameworkId);
			found(await store.find(db, frameworkId), 'framework');
			const id = newId();
			const words = wordsOf(draft);
			if (await store.isCodeTaken(db, frameworkId, words.code, id))
				refuse('name_taken', { name: words.code });
			const ordinal = await store.nextOrdinal(db, frameworkId);
			await store.insertCompetences(db, [{ ...words, id, framework_id: frameworkId, ordinal }]);
			record('competence.added', { type: 'competence', id }, { ...words, frameworkId });
			return id;
		},
		{ verb: 'competence.add', key: draft.key },
	);
}

export async function amendCompetence(actor: Actor, change: CompetenceChange): Promise<void> {
	actor.must('competence.manage');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		const { frameworkId, code, area, names, levels } = found(
			await store.findCompetence(db, id),
			'competence',
		);
		await assertNotAsked(db, frameworkId);
		const after = wordsOf(change);
		await store.keepWording(db, id, today());
		if (await store.isCodeTaken(db, frameworkId, after.code, id)) refuse('name_taken', { name: after.code });
		if (!(await store.updateCompetence(db, version, { ...after, id }))) refuse('conflict');
		record(
			'competence.amended',
			{ type: 'competence', id },
			{ before: { code, area, names, levels }, after },
		);
	});
}

/** Asked no more; what was answered stays. */
export async function retireCompetence(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		const { frameworkId, names, isRetired } = found(await store.findCompetence(db, id), 'competence');
		await assertNotAsked(db, frameworkId);
		if (isRetired) refuse('conflict');
		const row = { id: newId(), competence_id: id, retired_on: today(), retired_by: actor.person };
		await store.insertRetirement(db, row);
		record('competence.retired', { type: 'competence', id }, { names });
	});
}

export async function restoreCompetence(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		const { frameworkId, names } = found(await store.findCompetence(db, id), 'competence');
		await assertNotAsked(db, frameworkId);
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		record('competence.restored', { type: 'competence', id }, { names });
	});
}

/** Out of the municipality again, with its targets; not once a survey asks it. */
export async function removeIn(db: Db, record: RecordEvent, id: string): Promise<void> {
	await store.lock(db, id);
	const { key, names, surveys } = found(await store.find(db, id), 'framework');
	if (surveys > 0) refuse('in_use', { count: surveys });
	await store.remove(db, id);
	record('framework.removed', { type: 'framework', id }, { key, names });
}

export async function remove(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('competence.manage');
	await actor.change((db, record) => removeIn(db, record, id));
}

/** As a file that can be brought into another municipality. */
export async function fileOf(actor: Actor, id: string): Promise<FrameworkFile> {
	const { framework, competences: all } = await get(actor, id);
	const { key, names, edition, attribution, licence } = framework;
	const groups = Map.groupBy(
		all.filter(({ isRetired }) => !isRetired),
		({ area }) => JSON.stringify(area),
	);
	const areas = [...groups.values()].map((group) => ({
		names: group[0]!.area,
		competences: group.map((one) => ({ code: one.code, names: one.names, levels: one.levels })),
	}));
	return { key, names, edition, attribution, licence, areas };
}
