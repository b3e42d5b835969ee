import type { Db } from '#platform/db.server.ts';
import { found } from '#platform/refusal.ts';
import * as reservations from '../../organisation/reservation/reservation.server.ts';
import * as priorities from '../priority/priority.server.ts';
import { finnishHolidays } from './holidays.server.ts';
import { buildSnapshot, type Facts, type Snapshot } from './problem.ts';
import * as store from './facts.store.server.ts';

/** What the scenario competes for and with, as it stands now. */
export async function gather(db: Db, scenarioId: string, today: string): Promise<Facts> {
	const assumptions = found(await store.assumptionsOf(db, scenarioId), 'scenario');
	const { portfolioId, keepsPlanId, vacatedFrom, ...given } = assumptions;
	const needs = await store.needs(db, today);
	const values = await priorities.valuesOf(db);
	const posts = await store.posts(db);
	const held = keepsPlanId && vacatedFrom ? await store.heldPosts(db, keepsPlanId) : [];
	return {
		...given,
		today,
		holidays: finnishHolidays(given.firstYear - 1, given.lastYear + 1),
		needs: needs.map((need) => ({ ...need, value: values.get(need.id) ?? 0 })),
		roles: await store.roles(db),
		posts,
		reservations: await reservations.listIn(db),
		vacated: vacatedFrom ? { posts: vacatedOf(posts, held), from: vacatedFrom } : null,
		closures: await store.closures(db, portfolioId),
		budgets: await store.budgets(db, portfolioId),
		pins: await store.pins(db, scenarioId),
		allowances: await store.allowances(db, scenarioId),
		keeps: keepsPlanId ? await store.keptStarts(db, keepsPlanId) : [],
	};
}

/** Posts that nobody holds any more. */
function vacatedOf(posts: Facts['posts'], held: readonly string[]): string[] {
	return posts.flatMap(({ id, isVacant }) => (isVacant && held.includes(id) ? id : []));
}

interface Adopted {
	id: string;
	scenarioId: string;
	snapshot: Snapshot;
}

/** The world that an adopted plan has to stand in: its scenario today, without those who have left since. */
export async function factsSince(
	db: Db,
	{ id, scenarioId, snapshot: before }: Adopted,
	today: string,
): Promise<Facts> {
	const facts = await gather(db, scenarioId, today);
	const held = before.posts.flatMap(({ id, isVacant }) => (isVacant ? [] : id));
	const keeps = await store.keptStarts(db, id);
	return { ...facts, keeps, vacated: { posts: vacatedOf(facts.posts, held), from: today } };
}

export async function snapshotSince(db: Db, plan: Adopted, today: string): Promise<Snapshot> {
	return buildSnapshot(await factsSince(db, plan, today));
}

export async function snapshotOf(db: Db, scenarioId: string, today: string): Promise<Snapshot> {
	return buildSnapshot(await gather(db, scenarioId, today));
}
