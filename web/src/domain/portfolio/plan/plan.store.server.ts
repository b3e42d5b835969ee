import type { Schedule } from '@luotsi/engine';
import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { snapshotDefaults, type Snapshot } from '../schedule/problem.ts';
import type { Plan, PlanHead } from './plan.ts';

interface PublicationJson {
	id: string;
	publishedAt: string;
	publishedBy: string;
}

function plans(db: Db) {
	return db
		.selectFrom('plan')
		.innerJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'plan.tenant_id').onRef('person.id', '=', 'plan.adopted_by'),
		)
		.select([
			'plan.id',
			'portfolio_id as portfolioId',
			'scenario_id as scenarioId',
			'number',
			'title',
			'decision',
			'person.name as adoptedBy',
			'adopted_at as adoptedAt',
			sql<number>`jsonb_array_length(answer -> 'items')`.as('scheduled'),
			sql<number>`jsonb_array_length(answer -> 'unscheduled')`.as('leftOut'),
			sql<PublicationJson | null>`(select json_build_object('id', b.id, 'publishedAt', b.published_at,
				'publishedBy', w.name) from publication b
				join person w on w.tenant_id = b.tenant_id and w.id = b.published_by
				where b.tenant_id = plan.tenant_id and b.plan_id = plan.id and b.withdrawn_at is null
				order by b.published_at desc limit 1)`.as('published'),
		]);
}

type HeadRow = Omit<PlanHead, 'publication'> & { published: PublicationJson | null };

function headOf<Row extends HeadRow>({
	published,
	...row
}: Row): Omit<Row, 'published'> & Pick<PlanHead, 'publication'> {
	return { ...row, publication: published && { ...published, publishedAt: new Date(published.publishedAt) } };
}

export async function list(db: Db, portfolioId: string): Promise<PlanHead[]> {
	const rows = await plans(db)
		.where('portfolio_id', '=', portfolioId)
		.orderBy('number', 'desc')
		.limit(100)
		.execute();
	return rows.map(headOf);
}

/** The plan in force: the one adopted last. */
export function newest(db: Db, portfolioId: string): Promise<{ id: string; title: string } | undefined> {
	return db
		.selectFrom('plan')
		.select(['id', 'title'])
		.where('portfolio_id', '=', portfolioId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function find(db: Db, id: string): Promise<Plan | undefined> {
	const row = await plans(db)
		.select([
			sql<Snapshot>`${snapshotDefaults}::jsonb || plan.problem`.as('snapshot'),
			sql<Schedule>`plan.answer`.as('answer'),
		])
		.where('plan.id', '=', id)
		.executeTakeFirst();
	return row && headOf(row);
}

/** Locks the portfolio, so that adopted plans are numbered one after the other. */
export async function nextNumber(db: Db, portfolioId: string): Promise<number> {
	await db
		.selectFrom('portfolio')
		.select('id')
		.where('id', '=', portfolioId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const last = await db
		.selectFrom('plan')
		.select(sql<number>`coalesce(max(number), 0)::int`.as('number'))
		.where('portfolio_id', '=', portfolioId)
		.executeTakeFirstOrThrow();
	return last.number + 1;
}

export async function portfolioOf(db: Db, scenarioId: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('scenario')
		.select('portfolio_id')
		.where('id', '=', scenarioId)
		.executeTakeFirst();
	return row?.portfolio_id;
}

export interface NewPlan {
	id: string;
	portfolio_id: string;
	scenario_id: string;
	schedule_id: string;
	number: number;
	title: string;
	decision: string;
	problem: string;
	answer: string;
	adopted_by: string;
}

export interface NewItem {
	need_id: string;
	number: number;
	title: string;
	outcome: 'scheduled' | 'not_scheduled';
	starts_on: string | null;
	ends_on: string | null;
	cost_investment: number;
	cost_one_off: number;
	cost_yearly: number;
	reasons: string;
}

export async function insert(db: Db, plan: NewPlan, items: readonly NewItem[]): Promise<void> {
	await db.insertInto('plan').values(plan).execute();
	for (let from = 0; from < items.length; from += 1000)
		await db
			.insertInto('plan_item')
			.values(items.slice(from, from + 1000).map((item) => ({ plan_id: plan.id, ...item })))
			.execute();
}

/** Needs that really changed their state. */
export async function moveNeeds(
	db: Db,
	ids: readonly string[],
	from: 'accepted' | 'planned',
	to: 'accepted' | 'planned',
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.updateTable('need')
		.set({ state: to, state_reason: '', version: sql<number>`version + 1` })
		.where('id', 'in', [...ids])
		.where('state', '=', from)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

export async function publish(db: Db, id: string, planId: string, personId: string): Promise<void> {
	await db.insertInto('publication').values({ id, plan_id: planId, published_by: personId }).execute();
}

/** Locks the plan's publications: publishing twice at once is publishing once. */
export async function publicationInForce(db: Db, planId: string): Promise<string | undefined> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${planId}, 0))`.execute(db);
	const row = await db
		.selectFrom('publication')
		.select('id')
		.where('plan_id', '=', planId)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}

export async function withdraw(db: Db, id: string, personId: string): Promise<void> {
	await db
		.updateTable('publication')
		.set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: personId })
		.where('id', '=', id)
		.execute();
}

/** How the needs of a plan stand now. */
export async function needStates(db: Db, planId: string): Promise<{ id: string; state: string }[]> {
	return db
		.selectFrom('plan_item')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'plan_item.tenant_id').onRef('need.id', '=', 'plan_item.need_id'),
		)
		.select(['need.id', 'need.state'])
		.where('plan_id', '=', planId)
		.execute();
}

export async function trailLength(db: Db): Promise<number> {
	return (await db.selectFrom('audit_head').select('seq').executeTakeFirst())?.seq ?? 0;
}
