import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { tellMoved, tellState } from '../follow-up/news.server.ts';
import * as dependencies from '../need/dependency.server.ts';
import * as mergers from '../need/merger.server.ts';
import { lockFacts, setFacts } from '../need/need-facts.server.ts';
import { removeUntouched } from '../need/need-removal.server.ts';
import type { Act, ActKind } from './consolidation-act.ts';
import * as store from './consolidation.store.server.ts';
import * as objections from './objection.store.server.ts';
import { nowFor } from './now.server.ts';
import { obstacleOf } from './obstacle.ts';

/** Answers with the needs whose state it brought back. */
type Undoing<Kind extends ActKind> = (
	doing: { db: Db; record: RecordEvent; actor: Actor },
	act: Extract<Act, { kind: Kind }>,
) => Promise<readonly string[]>;

const undoings: { [Kind in ActKind]: Undoing<Kind> } = {
	async merge({ db, record, actor }, { id, needId, done }) {
		const { needIds } = await mergers.splitWithin(db, record, actor, { mergerIds: done.mergerIds });
		await objections.answerBySplit(db, done.mergerIds, actor.personId);
		const wordingIds = await store.listSentences(db, needIds);
		await tellMoved(db, actor, { kind: 'need_split', wordingIds, id: `${id}:undone` });
		const [into] = await lockFacts(db, [needId]);
		await setFacts(db, record, found(into, 'need'), done.before);
		await store.deleteDifferences(db, id);
		return needIds;
	},
	async split({ db, record, actor }, { id, needId, needIds, done }) {
		const moving = needIds.filter((other) => other !== needId);
		const wordingIds = await store.listSentences(db, moving);
		await mergers.reviveWithin(db, record, actor, { mergerIds: done.mergerIds });
		await objections.reopen(db, done.objectionIds);
		await tellMoved(db, actor, { kind: 'need_merged', wordingIds, id: `${id}:undone` });
		return moving;
	},
	async split_wording({ db, record, actor }, { needId, done }) {
		await mergers.rejoinWordings(db, record, needId, done.taken);
		const { kept } = await removeUntouched(db, actor, [needId]);
		if (kept[0]) refuse('act_need_touched', { number: kept[0].number });
		return [];
	},
	async different({ db }, { id }) {
		await store.deleteDifferences(db, id);
		return [];
	},
	async part({ db }, { id }) {
		await store.deleteParts(db, id);
		return [];
	},
	async wait({ db }, { done }) {
		const pairs = done.pairs.map(([needId, dependsOnId]) => ({ needId, dependsOnId }));
		await dependencies.unlinkDependencies(db, pairs);
		return [];
	},
	later: () => Promise.resolve([]),
	async state({ db, record, actor }, { done }) {
		await lockFacts(
			db,
			done.moves.map(({ id }) => id),
		);
		for (const { id, from, reason, to } of done.moves) {
			await store.restoreState(db, id, { state: from, reason });
			const change = { before: { state: to }, after: { state: from, reason } };
			record('need.state_changed', { type: 'need', id }, change);
		}
		const moved = done.moves.map(({ id }) => id);
		await tellState(db, actor, moved);
		return moved;
	},
};

export interface Undone {
	id: string;
	number: number;
	kind: ActKind;
	needIds: string[];
}

/** Brings back what was before an act, exactly, or refuses and says why it cannot. */
export function undo(actor: Actor, { actId }: { actId: string }): Promise<Undone> {
	actor.must('need.merge');
	return actor.change((db, record) => undoWithin(db, record, actor, actId));
}

/** The newest act of one's own that still stands. */
export function undoLatest(actor: Actor): Promise<Undone> {
	actor.must('need.merge');
	return actor.change(async (db, record) => {
		await dependencies.lockDependencies(db);
		const actId = (await store.findLatest(db, actor.person)) ?? refuse('nothing_to_undo');
		return undoWithin(db, record, actor, actId);
	});
}

async function undoWithin(db: Db, record: RecordEvent, actor: Actor, actId: string): Promise<Undone> {
	await dependencies.lockDependencies(db);
	const act = found(await store.find(db, actId), 'consolidation_act');
	const obstacle = obstacleOf(act, await nowFor(db, [act]));
	if (obstacle) refuse(obstacle.code, { number: obstacle.number });
	const work = undoings[act.kind] as Undoing<ActKind>;
	const moved = new Set(await work({ db, record, actor }, act));
	await store.restoreSince(
		db,
		act.done.names.filter(({ id }) => moved.has(id)),
	);
	if (!(await store.markUndone(db, actId, actor.personId))) refuse('act_undone_already');
	record('need.act_undone', { type: 'need', id: act.needId }, { act: act.number, kind: act.kind });
	return { id: act.id, number: act.number, kind: act.kind, needIds: act.needIds };
}
