import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as dependencies from '../need/dependency.server.ts';
import * as mergers from '../need/merger.server.ts';
import type { Split, WordingSplit } from '../need/merger.ts';
import type { NewNeedNumber } from '../need/need.ts';
import { tellMoved } from '../follow-up/news.server.ts';
import * as store from './consolidation.store.server.ts';
import * as objections from './objection.store.server.ts';
import { performWithin } from './perform.server.ts';

/** Splits needs back from the one they were merged into; the trail knows it, and it can be undone. */
export function split(actor: Actor, wanted: Split): Promise<{ needIds: string[] }> {
	actor.must('need.merge');
	return actor.change((db, record) => splitWithin(db, record, actor, wanted.mergerIds));
}

/** The same inside a running change. Objections to the mergers are answered by it. */
export async function splitWithin(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	mergerIds: readonly string[],
): Promise<{ needIds: string[] }> {
	await dependencies.lockDependencies(db);
	const wanted = [...new Set(mergerIds)];
	const live = await objections.listMergers(db, wanted);
	const [first] = live;
	if (!first || live.length < wanted.length) refuse('need_not_merged');
	const needIds = live.map(({ fromId }) => fromId);
	await performWithin(
		db,
		record,
		actor,
		{ kind: 'split', needId: first.intoId, needIds },
		async ({ actId }) => {
			await mergers.splitWithin(db, record, actor, { mergerIds: wanted });
			const wordingIds = await store.listSentences(db, needIds);
			await tellMoved(db, actor, { kind: 'need_split', wordingIds, id: actId });
			return {
				mergerIds: wanted,
				objectionIds: await objections.answerBySplit(db, wanted, actor.personId),
			};
		},
	);
	return { needIds };
}

/** Takes sentences to a need of their own; the trail knows it, and it can be undone. */
export function splitWordings(actor: Actor, wanted: WordingSplit): Promise<NewNeedNumber> {
	actor.must('need.merge');
	return actor.change(async (db, record) => {
		await dependencies.lockDependencies(db);
		const { taken, ...fresh } = await mergers.splitWordingsWithin(db, record, actor, wanted);
		const act = { kind: 'split_wording', needId: fresh.id, needIds: [wanted.needId] } as const;
		await performWithin(db, record, actor, act, async ({ actId }) => {
			const wordingIds = taken.map(({ id }) => id);
			await tellMoved(db, actor, { kind: 'need_split', wordingIds, id: actId });
			return { taken };
		});
		return fresh;
	});
}
