import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import { mainField, placeField } from './field.ts';
import { countOutcomes, rowOutcomes } from './import-run.ts';
import type {
	ImportRun,
	ImportSubject,
	RowCounts,
	RowIssue,
	RowLine,
	RowOutcome,
	StoredRow,
} from './import-run.ts';
import * as store from './import-run.store.server.ts';
import { listNames, namesFor } from './names.server.ts';
import { columnsByField, RowReader, shown } from './read-cell.ts';
import { subjectImport } from './subject.server.ts';

export interface PreviewQuery {
	outcome?: string | undefined;
	offset: number;
	size: number;
}

export interface PreviewPage {
	run: ImportRun;
	rows: RowLine[];
	/** Rows of the chosen outcome. */
	total: number;
	counts: RowCounts;
	/** Words that nobody has explained yet. */
	unknownWords: number;
}

/** What would become of each row, or after the run what became. */
export function preview(
	actor: Actor,
	subject: ImportSubject,
	id: string,
	query: PreviewQuery,
): Promise<PreviewPage> {
	actor.must(subjectImport(subject).permission);
	const outcome = rowOutcomes.find((one) => one === query.outcome);
	return actor.read(async (db) => {
		const run = found(await store.find(db, subject, id), 'import_run');
		if (run.state === 'preview' || run.state === 'discarded') {
			const { lines, unknownWords } = await judgedLines(db, actor, run);
			const chosen = outcome ? lines.filter((line) => line.outcome === outcome) : lines;
			const rows = chosen.slice(query.offset, query.offset + query.size);
			return { run, rows, total: chosen.length, counts: countOutcomes(lines), unknownWords };
		}
		const { offset, size } = query;
		const finished = await store.listFinished(db, id, { offset, size, ...(outcome && { outcome }) });
		const all = Object.values(run.counts).reduce((sum, count) => sum + count, 0);
		const rows = finished.map(({ cells, ...row }) => ({
			...row,
			...namesOf(run, { rowNumber: row.rowNumber, cells }),
			facts: null,
		}));
		return {
			run,
			rows,
			total: outcome ? (run.counts[outcome] ?? 0) : all,
			counts: run.counts,
			unknownWords: 0,
		};
	});
}

async function judgedLines(db: Parameters<typeof listNames>[0], actor: Actor, run: ImportRun) {
	const rows = await store.listRows(db, run.id);
	const names = namesFor(actor, await listNames(db));
	const { ask, judge } = subjectImport(run.subject);
	const judged = await judge(db, run, rows, names);
	const lines = judged.rows.map(({ knownId, ...row }, i): RowLine => ({
		...row,
		...namesOf(run, rows[i]!),
		subjectId: knownId,
	}));
	return { lines, unknownWords: ask(run, rows, names).filter(({ target }) => target === null).length };
}

function namesOf({ mapping, subject }: ImportRun, { cells }: StoredRow): { label: string; unit: string } {
	const row = new RowReader(cells, columnsByField(mapping.fields));
	const text = row.text(mainField(subject));
	return {
		label: text.length > 300 ? `${text.slice(0, 300)}…` : text,
		unit: shown(row.text(placeField(subject))),
	};
}

export interface FaultyRow extends StoredRow {
	outcome: RowOutcome;
	issues: RowIssue[];
}

/** The refused rows as they stood in the file, with why. */
export function listFaulty(
	actor: Actor,
	subject: ImportSubject,
	id: string,
): Promise<{ run: ImportRun; rows: FaultyRow[] }> {
	actor.must(subjectImport(subject).permission);
	return actor.read(async (db) => {
		const run = found(await store.find(db, subject, id), 'import_run');
		if (run.state !== 'preview')
			return { run, rows: await store.listFinished(db, id, { outcome: 'refused' }) };
		const rows = await store.listRows(db, id);
		const judged = await subjectImport(subject).judge(db, run, rows, namesFor(actor, await listNames(db)));
		const faulty = judged.rows.flatMap(({ outcome, issues }, i) =>
			outcome === 'refused' ? [{ ...rows[i]!, outcome, issues }] : [],
		);
		return { run, rows: faulty };
	});
}
