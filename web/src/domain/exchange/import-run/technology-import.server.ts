import * as technologies from '#domain/systems/technology/brought.server.ts';
import type { Quadrant, Ring } from '#domain/systems/technology/technology.ts';
import { askedWords, chosenTarget, type AskedWord, type Names } from './asked-words.ts';
import { fingerprintOf } from './fingerprint.server.ts';
import type { ImportRun, StoredRow } from './import-run.ts';
import { judgeTechnologies } from './judge-technologies.ts';
import { columnsByField, RowReader } from './read-cell.ts';
import { readTechnologyRow, type TechnologyWords } from './read-technology-row.ts';
import type { SubjectImport } from './subject.server.ts';
import { quadrantOfWord, ringOfWord } from './technology-words.ts';

export const technologyImport: SubjectImport = {
	permission: 'technology.manage',
	ask: (run, rows, names) =>
		(['quadrant', 'ring'] as const).flatMap((about) => questions(run, rows, names, about)),
	async judge(db, run, rows, names) {
		const words = technologyWords(run, names);
		const read = rows.map(({ rowNumber, cells }) => ({ rowNumber, read: readTechnologyRow(cells, words) }));
		const known = await technologies.known(
			db,
			read.flatMap(({ read: { draft } }) => draft?.name ?? []),
		);
		const judged = judgeTechnologies(read, known);
		const fresh = judged.flatMap(({ outcome, draft, rowNumber }) =>
			outcome === 'created' && draft ? [{ rowNumber, draft }] : [],
		);
		return {
			rows: judged.map(({ rowNumber, outcome, issues, knownId }) => ({
				rowNumber,
				outcome,
				issues,
				knownId,
				facts: null,
			})),
			async write(actor, record) {
				const drafts = fresh.map(({ draft }) => draft);
				const ids = await technologies.bring(
					db,
					actor,
					record,
					{ runId: run.id, file: run.fileName },
					drafts,
				);
				const created = fresh.map(({ rowNumber, draft }, i) => ({
					rowNumber,
					subjectId: ids[i]!,
					fingerprint: fingerprintOf(draft),
				}));
				return { created, unitBatchId: null };
			},
		};
	},
	async undo(db, actor, _, ids) {
		const kept = await technologies.takeBack(db, actor, ids);
		return new Map(
			kept.map(({ id, name }) => [id, { column: null, code: 'kept_technology', value: '', data: { name } }]),
		);
	},
};

function questions(
	run: ImportRun,
	rows: readonly StoredRow[],
	names: Names,
	about: 'quadrant' | 'ring',
): AskedWord[] {
	const columns = columnsByField(run.mapping.fields);
	const words = rows
		.map(({ cells }) => new RowReader(cells, columns).text(about))
		.filter((word) => word !== '');
	const counted = new Map([...Map.groupBy(words, (word) => word)].map(([word, list]) => [word, list.length]));
	return askedWords(counted, about, run.mapping, names);
}

function technologyWords({ mapping }: ImportRun, names: Names): TechnologyWords {
	const said = (about: 'quadrant' | 'ring', word: string) =>
		chosenTarget(about, word, mapping.choices, names);
	return {
		columns: columnsByField(mapping.fields),
		quadrant: (word) => (said('quadrant', word) as Quadrant | null) ?? quadrantOfWord(word),
		ring: (word) => (said('ring', word) as Ring | null) ?? ringOfWord(word),
		defaults: {
			quadrant: quadrantOfWord(mapping.defaults['quadrant'] ?? ''),
			ring: ringOfWord(mapping.defaults['ring'] ?? ''),
		},
	};
}
