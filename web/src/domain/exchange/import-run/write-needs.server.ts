import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import { addAll as addRoles } from '../../organisation/role/role.server.ts';
import { addFromFile } from '../../organisation/unit-batch/file-batch.server.ts';
import type { BatchNeed } from '../../portfolio/need/need.ts';
import { linkDependencies, proposeBatch } from '../../portfolio/need/need.server.ts';
import { fingerprintOf } from './fingerprint.server.ts';
import type { ImportRun } from './import-run.ts';
import type { JudgedNeed } from './judge-needs.ts';
import * as store from './known-needs.store.server.ts';
import { tidyName } from './loose-text.ts';
import type { UnderstoodWords } from './need-words.ts';
import type { NeedDraftRow } from './read-need-row.ts';
import type { Written } from './subject.ts';
import { kindOfUnit } from './unit-kind-words.ts';
import { WordIndex } from './word-index.ts';

interface Writing {
	db: Db;
	actor: Actor;
	record: RecordEvent;
	run: ImportRun;
	understood: UnderstoodWords;
}

/** Makes the new needs, and the units and roles that only they name, and links them. */
export async function writeNeeds(writing: Writing, judged: readonly JudgedNeed[]): Promise<Written> {
	const { db, actor, record, run } = writing;
	const fresh = judged.flatMap(({ outcome, draft }, index) =>
		outcome === 'created' && draft ? [{ index, draft }] : [],
	);
	const { batchId, ids: unitIds } = await makeUnits(
		writing,
		fresh.map(({ draft }) => draft),
	);
	const roleIds = await makeRoles(
		writing,
		fresh.map(({ draft }) => draft),
	);
	const drafts = fresh.map(({ draft }) => withIds(draft, unitIds, roleIds));
	const made = await proposeBatch(
		db,
		actor,
		drafts.map((draft) => batchNeed(draft, run.id)),
	);
	const idByIndex = new Map(fresh.map(({ index }, i) => [index, made[i]!.id]));
	await linkDependencies(db, pairsOf(judged, idByIndex));
	made.forEach(({ id, number }, i) =>
		record('need.imported', { type: 'need', id }, { number, text: drafts[i]!.text, run: run.id }),
	);
	const created = fresh.map(({ index }, i) => ({
		rowNumber: judged[index]!.rowNumber,
		subjectId: made[i]!.id,
		fingerprint: fingerprintOf(drafts[i]),
	}));
	return { created, unitBatchId: batchId };
}

async function makeUnits({ db, actor, record, understood }: Writing, drafts: readonly NeedDraftRow[]) {
	const used = [...understood.newUnits].filter(([target]) => drafts.some(({ unit }) => unit === target));
	if (used.length === 0) return { batchId: null, ids: new Map<string, string>() };
	const units = used.map(([, { areaId, word }]) => ({
		name: tidyName(word),
		kind: kindOfUnit(word),
		serviceAreaId: areaId,
		address: null,
		externalKey: word,
	}));
	const { batchId, ids } = await addFromFile(db, actor, units);
	record('unit_batch.added', { type: 'unit_batch', id: batchId }, { source: 'file', added: ids });
	return { batchId, ids: new Map(used.map(([target], i) => [target, ids[i]!])) };
}

async function makeRoles({ db, actor, record, understood }: Writing, drafts: readonly NeedDraftRow[]) {
	const used = [...understood.newRoles].filter(([target]) =>
		drafts.some(({ effort }) => effort.some(([role]) => role === target)),
	);
	if (used.length === 0) return new Map<string, string>();
	actor.must('organisation.manage');
	const taken = new Set((await store.listRoles(db)).map(({ name }) => name));
	const double = used.map(([, word]) => tidyName(word)).find((name) => taken.has(name));
	if (double) refuse('name_taken', { name: double });
	await addRoles(
		db,
		used.map(([, word]) => ({ name: tidyName(word), externalKey: word })),
	);
	const index = new WordIndex(await store.listRoles(db));
	const made = new Map(used.map(([target, word]) => [target, index.find(word) ?? '']));
	for (const [target, word] of used)
		record(
			'role.added',
			{ type: 'role', id: made.get(target) ?? '' },
			{ name: tidyName(word), externalKey: word },
		);
	return made;
}

function withIds(
	draft: NeedDraftRow,
	unitIds: ReadonlyMap<string, string>,
	roleIds: ReadonlyMap<string, string>,
): NeedDraftRow {
	const effort = draft.effort.map(([role, days]): [string, number] => [roleIds.get(role) ?? role, days]);
	return { ...draft, unit: unitIds.get(draft.unit) ?? draft.unit, effort };
}

function batchNeed(draft: NeedDraftRow, runId: string): BatchNeed {
	return {
		externalKey: draft.externalKey,
		externalGroup: draft.group,
		unitId: draft.unit,
		text: draft.text,
		place: draft.place,
		why: draft.why,
		kind: draft.kind,
		costInvestment: draft.costs.investment,
		costOneOff: draft.costs.one_off,
		costYearly: draft.costs.yearly,
		earliestOn: draft.earliestOn,
		deadlineOn: draft.deadlineOn,
		durationWeeks: draft.durationWeeks,
		effort: draft.effort.map(([roleId, days]) => ({ roleId, days })),
		importRunId: runId,
	};
}

function pairsOf(judged: readonly JudgedNeed[], idByIndex: ReadonlyMap<number, string>) {
	const pairs = judged.flatMap(({ targets }, index) => {
		const needId = idByIndex.get(index);
		if (needId === undefined) return [];
		const ids = targets.map((target) => ('row' in target ? idByIndex.get(target.row) : target.needId));
		return [...new Set(ids)].flatMap((dependsOnId) =>
			dependsOnId && dependsOnId !== needId ? [{ needId, dependsOnId }] : [],
		);
	});
	return pairs;
}
