import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedState } from '../need/need.ts';
import type { Answer, Stance } from './commitment.ts';
import type { AskedUnit, ListHead, ListItem } from './commitment-list.ts';

function heads(db: Db) {
	return db.selectFrom('commitment_list').select((e) => [
		'id',
		'name',
		'year',
		'greeting',
		sql<string>`answer_by::text`.as('answerBy'),
		'closed_at as closedAt',
		'version',
		e
			.selectFrom('commitment_item')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.whereRef('list_id', '=', 'commitment_list.id')
			.$asScalar()
			.$notNull()
			.as('items'),
		e
			.selectFrom('commitment_asked')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.whereRef('list_id', '=', 'commitment_list.id')
			.$asScalar()
			.$notNull()
			.as('units'),
		e
			.selectFrom('commitment')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.whereRef('list_id', '=', 'commitment_list.id')
			.$asScalar()
			.$notNull()
			.as('answers'),
	]);
}

export function listHeads(db: Db, limit: number): Promise<ListHead[]> {
	return heads(db).orderBy('year', 'desc').orderBy('made_at', 'desc').limit(limit).execute();
}

/** Lists that ask the unit, with how much of each it has answered. */
export function listHeadsOf(db: Db, unitId: string): Promise<(ListHead & { answered: number })[]> {
	return heads(db)
		.select((e) => [
			e
				.selectFrom('commitment')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('list_id', '=', 'commitment_list.id')
				.where('service_unit_id', '=', unitId)
				.$asScalar()
				.$notNull()
				.as('answered'),
		])
		.where((e) =>
			e.exists(
				e
					.selectFrom('commitment_asked')
					.select('list_id')
					.whereRef('list_id', '=', 'commitment_list.id')
					.where('service_unit_id', '=', unitId),
			),
		)
		.orderBy('year', 'desc')
		.orderBy('made_at', 'desc')
		.limit(20)
		.execute();
}

export function findHead(db: Db, id: string): Promise<ListHead | undefined> {
	return heads(db).where('id', '=', id).executeTakeFirst();
}

/** One answer to a list at a time: it may be closed meanwhile, and two may answer for one unit. */
export function lockHead(db: Db, id: string): Promise<{ closedAt: Date | null; name: string } | undefined> {
	return db
		.selectFrom('commitment_list')
		.select(['closed_at as closedAt', 'name'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
}

export async function items(db: Db, listId: string): Promise<ListItem[]> {
	const rows = await db
		.selectFrom('commitment_item')
		.innerJoin('commitment_list', (join) =>
			join
				.onRef('commitment_list.tenant_id', '=', 'commitment_item.tenant_id')
				.onRef('commitment_list.id', '=', 'list_id'),
		)
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'commitment_item.tenant_id').onRef('need.id', '=', 'need_id'),
		)
		.leftJoin('plan_item', (join) =>
			join
				.onRef('plan_item.tenant_id', '=', 'commitment_item.tenant_id')
				.onRef('plan_item.plan_id', '=', 'commitment_list.plan_id')
				.onRef('plan_item.need_id', '=', 'commitment_item.need_id'),
		)
		.select([
			'need.id as needId',
			'need.number',
			'need.title',
			'need.state',
			sql<string | null>`starts_on::text`.as('startsOn'),
			sql<string | null>`ends_on::text`.as('endsOn'),
		])
		.where('list_id', '=', listId)
		.orderBy('need.number')
		.execute();
	return rows.map((row) => ({ ...row, state: row.state as NeedState }));
}

export function asked(db: Db, listId: string): Promise<AskedUnit[]> {
	return db
		.selectFrom('commitment_asked')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'commitment_asked.tenant_id')
				.onRef('service_unit.id', '=', 'service_unit_id'),
		)
		.innerJoin('service_area', (join) =>
			join
				.onRef('service_area.tenant_id', '=', 'service_unit.tenant_id')
				.onRef('service_area.id', '=', 'service_area_id'),
		)
		.select(['service_unit.id', 'service_unit.name', 'service_area.name as area'])
		.where('list_id', '=', listId)
		.orderBy('service_area.position')
		.orderBy('service_unit.name')
		.execute();
}

/** Everything answered to the list, or what one unit has answered. */
export async function answers(db: Db, listId: string, unitId?: string): Promise<Answer[]> {
	const rows = await db
		.selectFrom('commitment')
		.select([
			'need_id as needId',
			'service_unit_id as unitId',
			'stances',
			'words',
			'share',
			'answered_by_name as answeredBy',
			'answered_at as answeredAt',
			'version',
		])
		.where('list_id', '=', listId)
		.$if(unitId !== undefined, (q) => q.where('service_unit_id', '=', unitId!))
		.execute();
	return rows.map((row) => ({ ...row, stances: row.stances as Stance[] }));
}

export function said(db: Db, listId: string): Promise<{ needId: string; unitId: string }[]> {
	return db
		.selectFrom('commitment_item')
		.innerJoin('wording', (join) =>
			join
				.onRef('wording.tenant_id', '=', 'commitment_item.tenant_id')
				.onRef('wording.need_id', '=', 'commitment_item.need_id'),
		)
		.select(['wording.need_id as needId', 'service_unit_id as unitId'])
		.distinct()
		.where('list_id', '=', listId)
		.execute();
}

export interface NewList {
	id: string;
	name: string;
	year: number;
	greeting: string;
	answer_by: string;
	plan_id: string | null;
	made_by: string | null;
}

export async function nameTaken(db: Db, name: string, besides?: string): Promise<boolean> {
	const row = await db
		.selectFrom('commitment_list')
		.select('id')
		.where('name', '=', name)
		.$if(besides !== undefined, (q) => q.where('id', '<>', besides!))
		.executeTakeFirst();
	return row !== undefined;
}

export async function insert(
	db: Db,
	list: NewList,
	needIds: readonly string[],
	unitIds: readonly string[],
): Promise<void> {
	await db.insertInto('commitment_list').values(list).execute();
	await db
		.insertInto('commitment_item')
		.values(needIds.map((id) => ({ list_id: list.id, need_id: id })))
		.execute();
	await db
		.insertInto('commitment_asked')
		.values(unitIds.map((id) => ({ list_id: list.id, service_unit_id: id })))
		.execute();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Partial<{
		name: string;
		greeting: string;
		answer_by: string;
		closed_at: Date | null;
		closed_by: string | null;
	}>,
): Promise<boolean> {
	const row = await db
		.updateTable('commitment_list')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
