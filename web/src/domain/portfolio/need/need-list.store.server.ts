import { sql, type Expression, type SqlBool } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { today } from '#platform/today.ts';
import type { NeedItem, NeedQuery, NeedSort, Sentence } from './need-list.ts';
import type { NeedState } from './need.ts';
import { staleStates } from './stale-after.ts';

type Filters = NeedQuery['filters'];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** An address typed by hand finds nothing rather than fails. */
const id = (text: string) => (UUID.test(text) ? text : NOBODY);

function contains(text: string): string {
	return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

function textMatches(text: string): Expression<SqlBool> {
	const number = /^#?(\d{1,9})$/.exec(text)?.[1];
	if (number) return sql<SqlBool>`need.number = ${Number(number)}`;
	const like = contains(text);
	return sql<SqlBool>`(need.title ilike ${like} or exists (
		select from wording where wording.tenant_id = need.tenant_id and wording.need_id = need.id
			and (wording.text ilike ${like} or wording.place ilike ${like} or wording.why ilike ${like})))`;
}

/** `none`, a post, or `mine:` and the person who holds the post. */
function ownedBy(owner: string): Expression<SqlBool> {
	if (owner === 'none') return sql<SqlBool>`need.owner_position_id is null`;
	const person = /^mine:(.*)$/.exec(owner)?.[1];
	if (person === undefined) return sql<SqlBool>`need.owner_position_id = ${id(owner)}`;
	return sql<SqlBool>`exists (select from position where position.tenant_id = need.tenant_id
		and position.id = need.owner_position_id and position.person_id = ${id(person)}
		and ${today()}::date between position.valid_from and coalesce(position.valid_to, 'infinity'))`;
}

const conditions: Record<Exclude<keyof Filters, 'state'>, (value: string) => Expression<SqlBool>> = {
	q: textMatches,
	unit: (unit) => sql<SqlBool>`exists (select from wording where wording.tenant_id = need.tenant_id
		and wording.need_id = need.id and wording.service_unit_id = ${id(unit)})`,
	area: (area) => sql<SqlBool>`exists (select from wording
		join service_unit said on said.tenant_id = wording.tenant_id and said.id = wording.service_unit_id
		where wording.tenant_id = need.tenant_id and wording.need_id = need.id and said.service_area_id = ${id(area)})`,
	kind: (kind) => sql<SqlBool>`need.kind = ${kind}`,
	goal: (goal) =>
		goal === 'none'
			? sql<SqlBool>`not exists (select from need_goal served where served.tenant_id = need.tenant_id
				and served.need_id = need.id)`
			: sql<SqlBool>`exists (select from need_goal served where served.tenant_id = need.tenant_id
				and served.need_id = need.id and served.goal_id = ${id(goal)})`,
	deadline: (value) =>
		value === 'no' ? sql<SqlBool>`need.deadline_on is null` : sql<SqlBool>`need.deadline_on is not null`,
	owner: ownedBy,
	stale: () => sql<SqlBool>`exists (select from (values ${sql.join(
		staleStates.map(([state, days]) => sql`(${state}::text, ${days}::int)`),
	)}) as allowed (state, days)
		where allowed.state = need.state and need.state_since <= now() - make_interval(days => allowed.days))`,
};

/** Needs that fit all filters but the state, with the unit that said them first. */
export function matching(db: Db, filters: Filters) {
	let query = db
		.selectFrom('need')
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'need.tenant_id').onRef('unit.id', '=', 'need.service_unit_id'),
		);
	for (const [name, value] of Object.entries(filters))
		if (name !== 'state' && value) query = query.where(conditions[name as keyof typeof conditions](value));
	return query;
}

const wordingCount = sql<number>`(select count(*) from wording
	where wording.tenant_id = need.tenant_id and wording.need_id = need.id)`;
const unitCount = sql<number>`(select count(distinct service_unit_id) from wording
	where wording.tenant_id = need.tenant_id and wording.need_id = need.id)`;
const cost = sql<number>`need.cost_investment + need.cost_one_off + need.cost_yearly`;
const days = sql<number>`(select coalesce(sum(days), 0) from need_effort
	where need_effort.tenant_id = need.tenant_id and need_effort.need_id = need.id)`;
const stateOrder = sql`array_position(
	array['new', 'clarifying', 'accepted', 'planned', 'done', 'rejected', 'withdrawn', 'merged'], need.state)`;

const orders: Record<NeedSort, Expression<unknown>> = {
	number: sql`need.number`,
	title: sql`need.title collate "fi-x-icu"`,
	state: stateOrder,
	unit: sql`unit.name collate "fi-x-icu"`,
	kind: sql`need.kind collate "fi-x-icu"`,
	wordings: wordingCount,
	cost,
	days,
	deadline: sql`need.deadline_on`,
};

function items(db: Db, filters: Filters) {
	return matching(db, filters).select([
		'need.id',
		'need.number',
		'need.title',
		'need.state',
		'need.kind',
		'unit.name as unit',
		unitCount.as('units'),
		wordingCount.as('wordings'),
		cost.as('cost'),
		days.as('days'),
		'need.deadline_on as deadlineOn',
		'need.version',
	]);
}

/** Merged needs are under others: they show only when asked for by their state. */
export function inState({ state }: Filters): Expression<SqlBool> {
	return state ? sql<SqlBool>`need.state = ${state}` : sql<SqlBool>`need.state <> 'merged'`;
}

export function list(db: Db, { filters, sort, offset, size }: NeedQuery): Promise<NeedItem[]> {
	const direction = sort.direction === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
	return items(db, filters)
		.where(inState(filters))
		.orderBy(sql`${orders[sort.key]} ${direction}`)
		.orderBy('need.number', 'desc')
		.offset(offset)
		.limit(size)
		.execute();
}

/** How many match in each state, whatever state is asked for. */
export async function countByState(db: Db, filters: Filters): Promise<Map<NeedState, number>> {
	const rows = await matching(db, filters)
		.select(['need.state', sql<number>`count(*)`.as('count')])
		.groupBy('need.state')
		.execute();
	return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The newest of each state; the rest are in the list. */
export function listForBoard(db: Db, filters: Filters, perState: number): Promise<NeedItem[]> {
	const { state: _, ...others } = filters;
	return db
		.with('ranked', (inner) =>
			items(inner as Db, others)
				.where('need.state', '!=', 'merged')
				.select(
					sql<number>`row_number() over (partition by need.state order by need.number desc)`.as('place'),
				),
		)
		.selectFrom('ranked')
		.select([
			'id',
			'number',
			'title',
			'state',
			'kind',
			'unit',
			'units',
			'wordings',
			'cost',
			'days',
			'deadlineOn',
			'version',
		])
		.where('place', '<=', perState)
		.orderBy('number', 'desc')
		.execute();
}

export function listByIds(db: Db, ids: readonly string[]): Promise<NeedItem[]> {
	return items(db, {}).where('need.id', 'in', ids).orderBy('need.number').execute();
}

export function listSentences(db: Db, needIds: readonly string[]): Promise<Sentence[]> {
	return db
		.selectFrom('wording')
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'wording.tenant_id').onRef('unit.id', '=', 'wording.service_unit_id'),
		)
		.select(['wording.id', 'wording.need_id as needId', 'wording.text', 'unit.name as unit'])
		.where('wording.need_id', 'in', needIds)
		.orderBy('wording.said_at')
		.orderBy('wording.id')
		.execute();
}
