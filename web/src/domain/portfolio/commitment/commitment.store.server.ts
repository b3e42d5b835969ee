import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Stance } from './commitment.ts';

export interface Sheet {
	listId: string;
	unitId: string;
}

export async function isAsked(db: Db, { listId, unitId }: Sheet): Promise<boolean> {
	const row = await db
		.selectFrom('commitment_asked')
		.select('list_id')
		.where('list_id', '=', listId)
		.where('service_unit_id', '=', unitId)
		.executeTakeFirst();
	return row !== undefined;
}

export interface AnswerRow {
	list_id: string;
	need_id: string;
	service_unit_id: string;
	stances: Stance[];
	words: string;
	share: number | null;
	answered_by: string | null;
	answered_by_name: string;
}

export async function put(db: Db, rows: readonly AnswerRow[]): Promise<void> {
	if (rows.length === 0) return;
	await db
		.insertInto('commitment')
		.values([...rows])
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'list_id', 'need_id', 'service_unit_id']).doUpdateSet(({ ref }) => ({
				stances: ref('excluded.stances'),
				words: ref('excluded.words'),
				share: ref('excluded.share'),
				answered_by: ref('excluded.answered_by'),
				answered_by_name: ref('excluded.answered_by_name'),
				answered_at: sql<Date>`now()`,
				version: sql<number>`commitment.version + 1`,
			})),
		)
		.execute();
}

export async function remove(db: Db, { listId, unitId }: Sheet, needIds: readonly string[]): Promise<void> {
	if (needIds.length === 0) return;
	await db
		.deleteFrom('commitment')
		.where('list_id', '=', listId)
		.where('service_unit_id', '=', unitId)
		.where('need_id', 'in', needIds)
		.execute();
}

export interface OwnWords {
	needId: string;
	text: string;
}

/** The unit's own sentences about the needs of the list, as they were said. */
export function ownWords(db: Db, { listId, unitId }: Sheet): Promise<OwnWords[]> {
	return db
		.selectFrom('commitment_item')
		.innerJoin('wording', (join) =>
			join
				.onRef('wording.tenant_id', '=', 'commitment_item.tenant_id')
				.onRef('wording.need_id', '=', 'commitment_item.need_id'),
		)
		.select(['wording.need_id as needId', 'text'])
		.where('list_id', '=', listId)
		.where('service_unit_id', '=', unitId)
		.orderBy('said_at')
		.execute();
}

export interface StandingAnswer {
	listId: string;
	list: string;
	unit: string;
	stances: Stance[];
	share: number | null;
}

/** What units have answered about one need, newest list first. */
export async function ofNeed(db: Db, needId: string): Promise<StandingAnswer[]> {
	const rows = await db
		.selectFrom('commitment')
		.innerJoin('commitment_list', (join) =>
			join
				.onRef('commitment_list.tenant_id', '=', 'commitment.tenant_id')
				.onRef('commitment_list.id', '=', 'list_id'),
		)
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'commitment.tenant_id')
				.onRef('service_unit.id', '=', 'service_unit_id'),
		)
		.select([
			'list_id as listId',
			'commitment_list.name as list',
			'service_unit.name as unit',
			'stances',
			'share',
		])
		.where('need_id', '=', needId)
		.orderBy('year', 'desc')
		.orderBy('made_at', 'desc')
		.orderBy('service_unit.name')
		.limit(500)
		.execute();
	return rows.map((row) => ({ ...row, stances: row.stances as Stance[] }));
}
