import type { Db } from '#platform/db.server.ts';
import type { NeedState } from './need.ts';

export interface WordingFound {
	id: string;
	needId: string;
	unitId: string;
	personId: string | null;
	text: string;
	place: string;
	why: string;
}

export function find(db: Db, id: string): Promise<WordingFound | undefined> {
	return db
		.selectFrom('wording')
		.select([
			'id',
			'need_id as needId',
			'service_unit_id as unitId',
			'person_id as personId',
			'text',
			'place',
			'why',
		])
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: { text: string; place: string; why: string },
): Promise<boolean> {
	const row = await db
		.updateTable('wording')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface SaidRow {
	id: string;
	text: string;
	saidAt: Date;
	needId: string;
	number: number;
	saidNumber: number;
	title: string;
	state: NeedState;
	stateReason: string;
}

/** What a unit has said, newest first, with what became of it. */
export function listOfUnit(db: Db, unitId: string, limit: number): Promise<SaidRow[]> {
	return db
		.selectFrom('wording')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'wording.tenant_id').onRef('need.id', '=', 'wording.need_id'),
		)
		.innerJoin('need as origin', (join) =>
			join
				.onRef('origin.tenant_id', '=', 'wording.tenant_id')
				.onRef('origin.id', '=', 'wording.origin_need_id'),
		)
		.select([
			'wording.id',
			'wording.text',
			'wording.said_at as saidAt',
			'need.id as needId',
			'need.number',
			'origin.number as saidNumber',
			'need.title',
			'need.state',
			'need.state_reason as stateReason',
		])
		.where('wording.service_unit_id', '=', unitId)
		.orderBy('wording.said_at', 'desc')
		.orderBy('wording.id', 'desc')
		.limit(limit)
		.execute();
}
