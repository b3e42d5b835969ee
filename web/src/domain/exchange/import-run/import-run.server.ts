import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { mainField } from './field.ts';
import { countOutcomes } from './import-run.ts';
import type { ImportRun, ImportSubject, RunStep } from './import-run.ts';
import * as store from './import-run.store.server.ts';
import { listNames, namesFor } from './names.server.ts';
import { subjectImport } from './subject.server.ts';

export function list(
	actor: Actor,
	subject: ImportSubject,
	page: { offset: number; size: number },
): Promise<{ runs: ImportRun[]; total: number }> {
	actor.must(subjectImport(subject).permission);
	return actor.read((db) => store.list(db, subject, page));
}

export function get(actor: Actor, subject: ImportSubject, id: string): Promise<ImportRun> {
	actor.must(subjectImport(subject).permission);
	return actor.read(async (db) => found(await store.find(db, subject, id), 'import_run'));
}

/** Makes what the preview shows as new; rows that are there already or refused are left out and told. */
export async function run(actor: Actor, subject: ImportSubject, { id, version }: RunStep): Promise<void> {
	const { permission, judge } = subjectImport(subject);
	actor.must(permission);
	await actor.change(async (db, record) => {
		await store.lockRuns(db);
		const run = found(await store.lock(db, subject, id), 'import_run');
		if (run.state !== 'preview') refuse('import_run_already');
		if (run.version !== version) refuse('conflict');
		assertMapped(run);
		const rows = await store.listRows(db, id);
		const judgement = await judge(db, run, rows, namesFor(actor, await listNames(db)));
		if (!judgement.rows.some(({ outcome }) => outcome === 'created')) refuse('import_nothing_new');
		const { created, unitBatchId } = await judgement.write(actor, record);
		const createdBy = new Map(created.map((row) => [row.rowNumber, row]));
		const written = judgement.rows.map(({ rowNumber, outcome, issues, knownId }) => {
			const made = createdBy.get(rowNumber);
			return {
				rowNumber,
				outcome,
				issues,
				subjectId: made?.subjectId ?? knownId,
				...(made && { fingerprint: made.fingerprint }),
			};
		});
		await store.writeOutcomes(db, id, written);
		const counts = countOutcomes(judgement.rows);
		await store.update(db, id, version, { state: 'done', counts, unit_batch_id: unitBatchId });
		record('import_run.finished', { type: 'import_run', id }, { fileName: run.fileName, ...counts });
	});
}

export function assertMapped({ mapping, subject }: ImportRun): void {
	if (!mapping.fields.includes(mainField(subject))) refuse('import_main_column_missing');
}

/** Throws the preview away with its rows. */
export async function discard(actor: Actor, subject: ImportSubject, { id, version }: RunStep): Promise<void> {
	actor.must(subjectImport(subject).permission);
	await actor.change(async (db, record) => {
		const run = found(await store.lock(db, subject, id), 'import_run');
		if (run.state !== 'preview') refuse('import_run_already');
		if (!(await store.update(db, id, version, { state: 'discarded' }))) refuse('conflict');
		await store.deleteRows(db, id);
		record('import_run.discarded', { type: 'import_run', id }, { fileName: run.fileName });
	});
}

/** Takes away what the run made and nobody has touched since; the rest stays and is told with its reason. */
export async function undo(actor: Actor, subject: ImportSubject, { id, version }: RunStep): Promise<void> {
	const { permission, undo: takeAway } = subjectImport(subject);
	actor.must(permission);
	await actor.change(async (db, record) => {
		await store.lockRuns(db);
		const run = found(await store.lock(db, subject, id), 'import_run');
		if (run.state !== 'done') refuse('import_not_undoable');
		if (run.version !== version) refuse('conflict');
		const made = (await store.listFinished(db, id, { outcome: 'created' })).filter(
			({ subjectId }) => subjectId !== null,
		);
		const kept = await takeAway(
			db,
			actor,
			run,
			made.flatMap(({ subjectId }) => subjectId ?? []),
		);
		const rows = made.map(({ rowNumber, subjectId }) => {
			const reason = kept.get(subjectId ?? '');
			const issues = reason ? [reason] : [];
			return {
				rowNumber,
				outcome: reason ? ('kept' as const) : ('undone' as const),
				issues,
				subjectId: reason ? subjectId : null,
			};
		});
		await store.writeOutcomes(db, id, rows);
		const { created: _, ...others } = run.counts;
		const counts = { ...others, ...countOutcomes(rows) };
		await store.update(db, id, version, { state: 'undone', counts, undone_by: actor.person });
		record('import_run.undone', { type: 'import_run', id }, { fileName: run.fileName, ...counts });
	});
}
