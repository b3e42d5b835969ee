import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { KnownName } from './word-index.ts';

export interface FoundNeed {
	id: string;
	number: number;
	externalKey: string | null;
	group: string | null;
	fingerprint: string | null;
}

/** Needs that these keys, groups or fingerprints of a file speak of. */
export async function listNeeds(
	db: Db,
	words: { keys: readonly string[]; groups: readonly string[]; fingerprints: readonly string[] },
): Promise<FoundNeed[]> {
	const { rows } = await sql<FoundNeed>`
		with brought as (
			select distinct on (subject_id) subject_id, fingerprint from import_row
			where outcome in ('created', 'kept') and subject_id is not null
		)
		select need.id, need.number, need.external_key as "externalKey", need.external_group as "group", brought.fingerprint
		from need left join brought on brought.subject_id = need.id
		where need.external_key = any(${[...words.keys]}::text[])
			or need.external_group = any(${[...words.groups]}::text[])
			or brought.fingerprint = any(${[...words.fingerprints]}::text[])`.execute(db);
	return rows;
}

export interface FoundSentence {
	unitId: string;
	text: string;
	needId: string;
	number: number;
}

/** Every sentence of the units: where it was first said, whatever it was merged into since. */
export function listSentences(db: Db, unitIds: readonly string[]): Promise<FoundSentence[]> {
	return db
		.selectFrom('wording')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'wording.tenant_id').onRef('need.id', '=', 'wording.need_id'),
		)
		.select(['wording.service_unit_id as unitId', 'wording.text', 'wording.need_id as needId', 'need.number'])
		.where(sql<boolean>`wording.service_unit_id = any(${[...unitIds]}::uuid[])`)
		.execute();
}

export function listUnits(db: Db): Promise<KnownName[]> {
	return db
		.selectFrom('service_unit')
		.select(['id', 'name', 'external_key as externalKey'])
		.where('closed_on', 'is', null)
		.orderBy('name')
		.execute();
}

export function listRoles(db: Db): Promise<KnownName[]> {
	return db
		.selectFrom('role')
		.select(['id', 'name', 'external_key as externalKey'])
		.orderBy('name')
		.execute();
}

export async function listAreas(db: Db): Promise<KnownName[]> {
	const areas = await db.selectFrom('service_area').select(['id', 'name']).orderBy('position').execute();
	return areas.map((area) => ({ ...area, externalKey: null }));
}
