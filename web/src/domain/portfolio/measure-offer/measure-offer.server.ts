import type { Actor } from '#platform/actor.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import {
	changesOf,
	type Difference,
	type DifferenceAnswer,
	type Offer,
	type Taking,
} from './measure-offer.ts';
import * as store from './measure-offer.store.server.ts';

/** Planned needs of the plans in force that are not measures yet, in order of their beginning. */
export function offers(actor: Actor): Promise<Offer[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.offers(db));
}

const nobody = { planningId: null, implementingId: null, planningDeputyIds: [], implementingDeputyIds: [] };

/** Each becomes a measure with its days, money and units: nothing is entered twice. */
export function take(actor: Actor, { items, key }: Taking): Promise<string[]> {
	actor.must('measure.manage');
	return actor.change(
		async (db, record) => {
			const open = new Map((await store.offers(db)).map((offer) => [offer.needId, offer]));
			const made: string[] = [];
			for (const { needId, goalId } of items) {
				const offer = open.get(needId);
				if (!offer) refuse('need_is_measure');
				const goal = goalId || offer.goals[0]?.id;
				if (!goal) refuse('measure_needs_goal', { number: offer.number });
				const { title, startsOn, endsOn, costTotal, costYearly, planId } = offer;
				const draft = {
					...{ goalId: goal, code: '', title, description: '', hostActivity: '', ictShare: null },
					...{ serviceAreaId: null, costTotal, costYearly, effortDays: 0, startsOn, endsOn, ...nobody },
					unitIds: offer.units.map(({ id }) => id),
				};
				made.push(await measures.establish(db, record, draft, { needId, planId }));
			}
			return made;
		},
		{ verb: 'measure_offer.take', key },
	);
}

function differenceOf({ planned, ...row }: store.Followed): Difference | null {
	const { measureId, version, code, title, planId, plan } = row;
	const changes = planned ? changesOf(row, planned) : [];
	if (planned && changes.length === 0) return null;
	return { measureId, version, code, title, planId, plan, isDropped: planned === null, changes };
}

/** What newer plans say otherwise than the measures made of earlier ones. */
export function differences(actor: Actor, measureId: string | null = null): Promise<Difference[]> {
	actor.must('strategy.read');
	return actor.read(async (db) =>
		(await store.followed(db, measureId)).flatMap((row) => differenceOf(row) ?? []),
	);
}

async function answer(actor: Actor, given: DifferenceAnswer, takes: boolean): Promise<void> {
	actor.must('measure.manage');
	const { measureId, version, planId } = given;
	await actor.change(async (db, record) => {
		const row = found((await store.followed(db, measureId))[0], 'measure');
		if (row.planId !== planId) refuse('conflict');
		const taken = takes ? row.planned : null;
		await measures.followPlan(db, record, { id: measureId, version, planId, taken });
	});
}

/** The measure says what the plan says. */
export const takeDifference = (actor: Actor, given: DifferenceAnswer) => answer(actor, given, true);

/** The measure stays as it is; it is not asked again before another plan. */
export const leaveDifference = (actor: Actor, given: DifferenceAnswer) => answer(actor, given, false);
