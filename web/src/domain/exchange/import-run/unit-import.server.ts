import { addFromFile, takeBack } from '../../organisation/unit-batch/file-batch.server.ts';
import { askedWords, chosenTarget, type Names } from './asked-words.ts';
import { fingerprintOf } from './fingerprint.server.ts';
import type { ImportRun } from './import-run.ts';
import { judgeUnits } from './judge-units.ts';
import * as store from './known-units.store.server.ts';
import { columnsByField, RowReader } from './read-cell.ts';
import { kindOf, readUnitRow, type UnitWords } from './read-unit-row.ts';
import type { SubjectImport } from './subject.server.ts';

export const unitImport: SubjectImport = {
	permission: 'organisation.manage',
	ask(run, rows, names) {
		const columns = columnsByField(run.mapping.fields);
		const words = rows
			.map(({ cells }) => new RowReader(cells, columns).text('area'))
			.filter((word) => word !== '');
		const counted = new Map(
			[...Map.groupBy(words, (word) => word)].map(([word, list]) => [word, list.length]),
		);
		return askedWords(counted, 'area', run.mapping, names);
	},
	async judge(db, run, rows, names) {
		const words = unitWords(run, names);
		const read = rows.map(({ rowNumber, cells }) => ({ rowNumber, read: readUnitRow(cells, words) }));
		const judged = judgeUnits(read, await store.listUnits(db));
		const fresh = judged.flatMap(({ outcome, draft, rowNumber }) =>
			outcome === 'created' && draft ? [{ rowNumber, draft }] : [],
		);
		return {
			rows: judged.map(({ draft, ...row }) => ({
				...row,
				facts: draft && { kind: kindOf(draft), address: draft.address },
			})),
			async write(actor, record) {
				const units = fresh.map(({ draft }) => ({
					name: draft.name,
					kind: kindOf(draft),
					serviceAreaId: draft.areaId,
					address: draft.address,
					externalKey: draft.externalKey,
				}));
				const { batchId, ids } = await addFromFile(db, actor, units);
				record('unit_batch.added', { type: 'unit_batch', id: batchId }, { source: 'file', added: ids });
				const created = fresh.map(({ rowNumber, draft }, i) => ({
					rowNumber,
					subjectId: ids[i]!,
					fingerprint: fingerprintOf(draft),
				}));
				return { created, unitBatchId: batchId };
			},
		};
	},
	async undo(db, actor, run) {
		const { kept } = run.unitBatchId ? await takeBack(db, actor, run.unitBatchId) : { kept: [] };
		return new Map(
			kept.map(({ id, reason }) => [id, { column: null, code: `kept_${reason}`, value: '', data: {} }]),
		);
	},
};

function unitWords({ mapping }: ImportRun, names: Names): UnitWords {
	const given = mapping.defaults['area'] ?? '';
	return {
		columns: columnsByField(mapping.fields),
		area: (word) => chosenTarget('area', word, mapping.choices, names) ?? names.areas.find(word),
		defaultArea: names.areas.has(given) ? given : null,
	};
}
