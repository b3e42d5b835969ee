import type { Db } from '#platform/db.server.ts';
import { removeUntouched } from '../../portfolio/need/need-removal.server.ts';
import { takeBack } from '../../organisation/unit-batch/file-batch.server.ts';
import { fingerprintOf } from './fingerprint.server.ts';
import {
	judgeNeeds,
	sentenceKey,
	type JudgedNeed,
	type KnownNeed,
	type KnownNeeds,
	type NeedRow,
} from './judge-needs.ts';
import * as store from './known-needs.store.server.ts';
import { needQuestions, understandWords } from './need-words.ts';
import { readNeedRow } from './read-need-row.ts';
import type { JudgedRow } from './subject.ts';
import type { SubjectImport } from './subject.server.ts';
import { writeNeeds } from './write-needs.server.ts';

export const needImport: SubjectImport = {
	permission: 'need.import',
	ask: needQuestions,
	async judge(db, run, rows, names) {
		const understood = understandWords(run, names);
		const read = rows.map(({ rowNumber, cells }): NeedRow => {
			const row = readNeedRow(cells, understood.words);
			return { rowNumber, read: row, fingerprint: fingerprintOf(row.draft ?? cells) };
		});
		const column = understood.words.columns.get('dependsOn') ?? null;
		const judged = judgeNeeds(read, await knownNeeds(db, read), column);
		return {
			rows: judged.map(asRow),
			write: (actor, record) => writeNeeds({ db, actor, record, run, understood }, judged),
		};
	},
	async undo(db, actor, run, ids) {
		const { kept } = await removeUntouched(db, actor, ids);
		if (run.unitBatchId && actor.may('organisation.manage')) await takeBack(db, actor, run.unitBatchId);
		return new Map(
			kept.map(({ id, number, reason }) => [
				id,
				{ column: null, code: `kept_${reason}`, value: '', data: { number } },
			]),
		);
	},
};

async function knownNeeds(db: Db, rows: readonly NeedRow[]): Promise<KnownNeeds> {
	const drafts = rows.flatMap(({ read }) => (read.draft ? [read.draft] : []));
	const references = drafts.flatMap(({ dependsOn }) => dependsOn);
	const keys = drafts.flatMap(({ externalKey }) => externalKey ?? []);
	const units = new Set(drafts.map(({ unit }) => unit).filter((unit) => !unit.startsWith('new:')));
	const found = await store.listNeeds(db, {
		keys: [...new Set([...keys, ...references])],
		groups: [...new Set(references)],
		fingerprints: rows.map(({ fingerprint }) => fingerprint),
	});
	const sentences = await store.listSentences(db, [...units]);
	const known = ({ id, number, fingerprint }: store.FoundNeed): KnownNeed => ({ id, number, fingerprint });
	const grouped = Map.groupBy(
		found.filter(({ group }) => group !== null),
		({ group }) => group ?? '',
	);
	return {
		byKey: new Map(
			found.flatMap((need) => (need.externalKey === null ? [] : [[need.externalKey, known(need)]])),
		),
		byFingerprint: new Map(
			found.flatMap((need) => (need.fingerprint === null ? [] : [[need.fingerprint, known(need)]])),
		),
		byGroup: new Map([...grouped].map(([group, members]) => [group, members.map(({ id }) => id)])),
		bySentence: new Map(
			sentences.map(({ unitId, text, needId, number }) => [
				sentenceKey(unitId, text),
				{ id: needId, number, fingerprint: null },
			]),
		),
	};
}

function asRow({ rowNumber, outcome, issues, known, draft, targets }: JudgedNeed): JudgedRow {
	const facts = draft && {
		kind: draft.kind,
		cost: draft.costs.one_off + draft.costs.yearly + draft.costs.investment,
		days: draft.effort.reduce((sum, [, days]) => sum + days, 0),
		from: draft.earliestOn,
		by: draft.deadlineOn,
		waits: new Set(targets.map((target) => ('row' in target ? target.row : target.needId))).size,
	};
	return { rowNumber, outcome, issues, knownId: known?.id ?? null, facts };
}
