import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as criteria from '../criterion/criterion.server.ts';
import type { Weights } from '../criterion/criterion.ts';
import type { Explanation, GivenScore, Order, OrderRow, WeightEffect } from './priority.ts';
import { rank, robustness, type RankedNeed, type WeightedCriterion } from './ranking.ts';
import { reasonOf } from './reason.ts';
import * as store from './priority.store.server.ts';

const top = 10;

/** A rater who does not lead the round scores before seeing what others gave. */
const scoresBlind = (actor: Actor) => actor.may('score.give') && !actor.may('need.triage');

/** Value 0–100 of each scored need by its id, for planning. */
export async function valuesOf(db: Db): Promise<Map<string, number>> {
	const inUse = await store.criteria(db);
	const { needs } = await store.scoredNeeds(db, inUse);
	return new Map(rank(inUse, needs).flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));
}

interface Everything {
	order: Order;
	raters: store.Rater[];
	needs: store.NeedRow[];
}

async function everything(actor: Actor): Promise<Everything> {
	const inUse = await criteria.list(actor);
	const { needs, raters } = await actor.read((db) => store.scoredNeeds(db, inUse));
	const byId = new Map(needs.map((need) => [need.id, need]));
	const rows = rank(inUse, needs).map((ranked) => rowOf(ranked, byId.get(ranked.id)!));
	const me = raters.findIndex(({ id }) => id === actor.personId);
	const isBlind = ({ id }: OrderRow) => !byId.get(id)!.scores.some(([, rater]) => rater === me);
	const blind = scoresBlind(actor) ? rows.filter(isBlind) : [];
	const hidden = new Set(blind.map(({ id }) => id));
	const order = {
		criteria: inUse,
		raters: raters.length,
		rows: rows.filter(({ id }) => !hidden.has(id)),
		blind: blind
			.map(({ id, number, title, unit, unitId, areaId, state }) => ({
				id,
				number,
				title,
				unit,
				unitId,
				areaId,
				state,
			}))
			.sort((a, b) => a.number - b.number),
	};
	return { order, raters, needs };
}

function rowOf(ranked: RankedNeed, need: store.NeedRow): OrderRow {
	const { number, title, state, unitId, unit, areaId } = need;
	return { ...ranked, number, title, state, unitId, unit, areaId, reason: reasonOf(ranked) };
}

/** Every need that competes, in order, each with its reasons; not yet scored ones last. */
export async function order(actor: Actor): Promise<Order> {
	actor.must('score.read');
	return (await everything(actor)).order;
}

/** One need's place taken apart: each criterion's part and what the raters gave. */
export async function explain(actor: Actor, needId: string): Promise<Explanation> {
	actor.must('score.read');
	const { order, raters, needs } = await everything(actor);
	const blind = order.blind.find(({ id }) => id === needId);
	if (blind) refuse('score_first', { number: blind.number });
	const row = found(
		order.rows.find(({ id }) => id === needId),
		'need',
	);
	const comments = await actor.read((db) => store.comments(db, needId));
	const me = raters.findIndex(({ id }) => id === actor.personId);
	const { scores } = needs.find(({ id }) => id === needId)!;
	const given = order.criteria.map(({ id: criterionId }, place): [string, GivenScore[] | null] => {
		const some = scores.filter(([criterion]) => criterion === place);
		if (scoresBlind(actor) && !some.some(([, rater]) => rater === me)) return [criterionId, null];
		const apart = row.contributions.find((one) => one.criterionId === criterionId)?.outliers ?? [];
		const told = some.map(([, rater, value]) => ({
			...givenBy(actor, raters[rater]!, comments, criterionId),
			isApart: apart.includes(rater),
			value,
		}));
		return [criterionId, told.sort((a, b) => b.value - a.value)];
	});
	const placed = order.rows.filter(({ rank }) => rank !== null).length + order.blind.length;
	const sure = robustness(order.criteria, needs).get(needId) ?? null;
	return { row, criteria: order.criteria, robustness: sure, placed, given: Object.fromEntries(given) };
}

function givenBy(actor: Actor, rater: store.Rater, comments: store.Comment[], criterionId: string) {
	const isOwn = rater.id === actor.personId;
	const comment =
		comments.find((one) => one.personId === rater.id && one.criterionId === criterionId)?.comment ?? '';
	return { rater: isOwn || actor.may('need.triage') ? rater.name : null, isOwn, comment };
}

/** What the order would be by other weights; nothing is kept. */
export async function tryWeights(actor: Actor, weights: Weights): Promise<WeightEffect> {
	actor.must('criterion.manage');
	const inUse = await criteria.list(actor);
	const { needs } = await actor.read((db) => store.scoredNeeds(db, inUse));
	const wanted = new Map(weights.map(({ id, weight }) => [id, weight]));
	const changed: WeightedCriterion[] = inUse.map((criterion) => ({
		...criterion,
		weight: wanted.get(criterion.id) ?? criterion.weight,
	}));
	const before = new Map(rank(inUse, needs).map((need) => [need.id, need]));
	const titles = new Map(needs.map((need) => [need.id, need]));
	const moves = rank(changed, needs).flatMap(({ id, rank: after, value }) => {
		if (after === null || value === null) return [];
		const { number, title } = titles.get(id)!;
		const earlier = before.get(id)!;
		return [
			{ id, number, title, before: earlier.rank, after, valueBefore: earlier.value, valueAfter: value },
		];
	});
	return {
		top: moves.filter(({ after }) => after <= top),
		fallen: moves.filter(({ before, after }) => before !== null && before <= top && after > top),
		moved: moves.filter(({ before, after }) => before !== after).length,
	};
}
