import type { Db } from '#platform/db.server.ts';
import { candidates } from './candidate.store.server.ts';
import { collect } from './evidence/evidence.server.ts';
import type { Fact, FactOf } from './fact.ts';
import * as items from './item.store.server.ts';
import type { ReviewRound } from './review.ts';
import * as store from './review.store.server.ts';

/** Takes in what belongs to the round and no other round has; answers how many were new. */
export async function gather(
	db: Db,
	round: ReviewRound,
	chosen: readonly string[] | null,
	day: string,
): Promise<number> {
	const there = await items.listOf(db, round.id, day);
	const goals = new Set(chosen ?? there.filter(({ measureId }) => !measureId).map(({ goalId }) => goalId));
	const taken = await store.takenIn(db, { year: round.year, except: round.id });
	const scope = { strategyId: round.strategyId, areaId: round.areaId, targetYear: round.year + 1 };
	const wanted = (await candidates(db, scope)).filter(
		({ goalId, measureId }) =>
			(round.isWhole || goals.has(goalId)) &&
			!(measureId ? taken.measureIds.has(measureId) : taken.goalIds.has(goalId)),
	);
	return items.put(db, round.id, wanted, day);
}

const subjectOf = ({ of }: FactOf): string => {
	if (of === 'year') return of;
	return 'measureId' in of ? of.measureId : of.goalId;
};

const plain = ({ kind, said, tone, values, path }: FactOf): Fact => ({ kind, said, tone, values, path });

/** Writes down the facts as they are on the day. */
export async function fetchEvidence(db: Db, round: ReviewRound, day: string): Promise<void> {
	const own = await items.listOf(db, round.id, day);
	const facts = await collect(db, {
		day,
		period: { from: round.fromOn, to: round.toOn },
		...{ year: round.year, roundId: round.id, bodyId: round.bodyId },
		goalIds: own.filter(({ measureId }) => !measureId).map(({ goalId }) => goalId),
		measureIds: own.flatMap(({ measureId }) => measureId ?? []),
	});
	const told = Map.groupBy(facts, subjectOf);
	const of = (id: string) => (told.get(id) ?? []).map(plain);
	await items.setEvidence(db, new Map(own.map(({ id, goalId, measureId }) => [id, of(measureId ?? goalId)])));
	await store.setEvidence(db, round.id, of('year'), day);
}
