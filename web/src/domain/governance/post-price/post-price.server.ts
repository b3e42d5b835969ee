import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { addDays } from '#platform/day.ts';
import { startPricing } from './run.server.ts';
import type { PricedPost, PriceQuestion, PriceState, PriceView } from './post-price.ts';
import * as store from './post-price.store.server.ts';

/** Last day on which the post gives time to the plan as things are; null where it goes on. */
export function lastDayOf({ personId, validTo }: PricedPost, day: string): string | null {
	return personId === null ? addDays(day, -1) : validTo;
}

export function view(actor: Actor, positionId: string, day = today()): Promise<PriceView> {
	actor.must('plan.read');
	return actor.read(async (db) => {
		const post = found(await store.postOf(db, knownId(positionId, 'position')), 'position');
		const plan = (await store.planInForce(db)) ?? null;
		const [newest, solved] = await store.newestOf(db, post.id);
		return { post, plan, untilOn: lastDayOf(post, day), newest: newest ?? null, solved: solved ?? null };
	});
}

/** The newest adopted plan; a price is counted from it. */
export async function planInForce(actor: Actor): Promise<PriceView['plan']> {
	actor.must('plan.read');
	return (await actor.read(store.planInForce)) ?? null;
}

/** What each post's newest price says in short, by post; prices of an older plan or of another post are left out. */
export async function losses(
	actor: Actor,
): Promise<Map<string, { lost: number; later: number; weeks: number }>> {
	actor.must('plan.read');
	const rows = await actor.read((db) => store.losses(db));
	return new Map(rows.map(({ positionId, ...loss }) => [positionId, loss]));
}

/** Asks what the adopted plan loses without the post; planned in the background. */
export async function ask(actor: Actor, { positionId, untilOn, key }: PriceQuestion): Promise<string> {
	actor.must('plan.prepare');
	const day = today();
	const id = await actor.change(
		async (db, record) => {
			const { id: postId, person: _, ...post } = found(await store.postOf(db, positionId), 'position');
			const plan = (await store.planInForce(db)) ?? refuse('price_without_plan');
			const until = untilOn ?? lastDayOf(post, day) ?? refuse('price_needs_day');
			if (until < addDays(day, -1)) refuse('price_in_past');
			const told = { title: post.title, until, plan: plan.title };
			record('position.priced', { type: 'position', id: postId }, told);
			const under = await store.underWay(db, postId);
			if (under) return under.untilOn === until ? under.id : refuse('price_under_way');
			const row = { id: newId(), plan_id: plan.id, position_id: postId, until_on: until, asked_on: day };
			await store.insert(db, { ...row, asked_by: actor.personId, post: JSON.stringify(post) });
			return row.id;
		},
		{ verb: 'position.price', key },
	);
	startPricing(actor, id);
	return id;
}

/** How far it is, for a page that asks again and again. */
export function progress(
	actor: Actor,
	positionId: string,
): Promise<{ id: string; state: PriceState; sides: number } | null> {
	actor.must('plan.read');
	return actor.read(async (db) => (await store.head(db, knownId(positionId, 'position'))) ?? null);
}
