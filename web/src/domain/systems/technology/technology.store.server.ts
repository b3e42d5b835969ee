import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Assessment, Technology } from './technology.ts';

const technologies = sql`
	select technology.id, technology.name, technology.description, technology.serves, technology.quadrant,
		technology.evidence, technology.cost_class as "costClass", technology.privacy_class as "privacyClass",
		technology.privacy_note as "privacyNote", technology.accessibility_note as "accessibilityNote",
		technology.link, technology.owner_position_id as "ownerId", owner.title as owner,
		holder.id as "ownerPersonId", holder.name as "ownerPerson", newest.ring, newest.movement,
		newest.assessed_on as "assessedOn", newest.review_on as "reviewOn", technology.version,
		coalesce((select json_agg(json_build_object('measureId', measure.id, 'code', measure.code,
				'title', measure.title, 'hostActivity', measure.host_activity) order by measure.code, measure.id)
			from technology_measure tied
			join measure on measure.tenant_id = tied.tenant_id and measure.id = tied.measure_id
			where tied.tenant_id = technology.tenant_id and tied.technology_id = technology.id), '[]') as activities,
		gone.retired_on as "retiredOn", coalesce(gone.reason, '') as "retiredReason"
	from technology
	join lateral (select ring, movement, assessed_on, review_on from technology_assessment made
		where made.tenant_id = technology.tenant_id and made.technology_id = technology.id
		order by made.sequence desc limit 1) newest on true
	left join position owner on owner.tenant_id = technology.tenant_id and owner.id = technology.owner_position_id
	left join person holder on holder.tenant_id = owner.tenant_id and holder.id = owner.person_id
	left join technology_retirement gone on gone.tenant_id = technology.tenant_id
		and gone.technology_id = technology.id and gone.restored_at is null`;

export async function list(
	db: Db,
	{ withRetired = false, measureId = null }: { withRetired?: boolean; measureId?: string | null } = {},
): Promise<Technology[]> {
	const { rows } = await sql<Technology>`${technologies}
		where (${withRetired} or gone.id is null)
			and (${measureId}::uuid is null or exists (select from technology_measure tied
				where tied.tenant_id = technology.tenant_id and tied.technology_id = technology.id
					and tied.measure_id = ${measureId}))
		order by lower(technology.name), technology.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Technology | undefined> {
	const { rows } = await sql<Technology>`${technologies} where technology.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the technology until the end of the change: its ring is moved by one at a time. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('technology').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** The newest first. */
export async function history(db: Db, technologyId: string): Promise<Assessment[]> {
	const { rows } = await sql<Assessment>`
		select made.id, made.sequence, made.source, made.ring, made.movement, made.grounds, pilot.id as "pilotId",
			pilot.title as pilot, made.assessed_on as "assessedOn", made.review_on as "reviewOn",
			assessor.name as "assessedBy"
		from technology_assessment made
		left join pilot_decision decided on decided.tenant_id = made.tenant_id and decided.id = made.pilot_decision_id
		left join pilot on pilot.tenant_id = decided.tenant_id and pilot.id = decided.pilot_id
		left join person assessor on assessor.tenant_id = made.tenant_id and assessor.id = made.assessed_by
		where made.technology_id = ${technologyId}
		order by made.sequence desc limit 200`.execute(db);
	return rows;
}

/** Ids by name, however its letters are cased. */
export async function idsByName(db: Db, names: readonly string[]): Promise<Map<string, string>> {
	if (names.length === 0) return new Map();
	const rows = await db
		.selectFrom('technology')
		.select((of) => ['id', of.fn<string>('lower', ['name']).as('name')])
		.where((of) => of(of.fn<string>('lower', ['name']), '=', sql<string>`any(${names}::text[])`))
		.execute();
	return new Map(rows.map(({ id, name }) => [name, id]));
}

export async function firstMissing(
	db: Db,
	given: { ownerId: string | null; measureIds: readonly string[] },
): Promise<'position' | 'measure' | null> {
	if (given.ownerId !== null) {
		const post = await db
			.selectFrom('position')
			.select('id')
			.where('id', '=', given.ownerId)
			.executeTakeFirst();
		if (!post) return 'position';
	}
	if (given.measureIds.length === 0) return null;
	const measures = await db.selectFrom('measure').select('id').where('id', 'in', given.measureIds).execute();
	return measures.length === given.measureIds.length ? null : 'measure';
}

export async function insert(db: Db, rows: readonly Insertable<Database['technology']>[]): Promise<void> {
	if (rows.length > 0) await db.insertInto('technology').values(rows).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['technology']>,
): Promise<boolean> {
	const row = await db
		.updateTable('technology')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setMeasures(
	db: Db,
	technologyId: string,
	measureIds: readonly string[],
): Promise<void> {
	await db.deleteFrom('technology_measure').where('technology_id', '=', technologyId).execute();
	const rows = measureIds.map((measure_id) => ({ technology_id: technologyId, measure_id }));
	if (rows.length > 0) await db.insertInto('technology_measure').values(rows).execute();
}

export async function insertAssessments(
	db: Db,
	rows: readonly Insertable<Database['technology_assessment']>[],
): Promise<void> {
	if (rows.length > 0) await db.insertInto('technology_assessment').values(rows).execute();
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['technology_retirement']>,
): Promise<void> {
	await db.insertInto('technology_retirement').values(retirement).execute();
}

/** False when it is in use already. */
export async function liftRetirement(db: Db, technologyId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('technology_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('technology_id', '=', technologyId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface Brought {
	id: string;
	name: string;
	isTouched: boolean;
}

/** What files brought, and whether anybody has done anything with it since. */
export async function brought(db: Db, ids: readonly string[]): Promise<Brought[]> {
	const { rows } = await sql<Brought>`
		select technology.id, technology.name, technology.version > 1
			or exists (select from technology_assessment made where made.tenant_id = technology.tenant_id
				and made.technology_id = technology.id and made.sequence > 1)
			or exists (select from technology_measure tied where tied.tenant_id = technology.tenant_id
				and tied.technology_id = technology.id)
			or exists (select from technology_competence tied where tied.tenant_id = technology.tenant_id
				and tied.technology_id = technology.id)
			or exists (select from technology_need tied where tied.tenant_id = technology.tenant_id
				and tied.technology_id = technology.id)
			or exists (select from technology_retirement gone where gone.tenant_id = technology.tenant_id
				and gone.technology_id = technology.id)
			or exists (select from pilot where pilot.tenant_id = technology.tenant_id
				and pilot.technology_id = technology.id) as "isTouched"
		from technology where technology.id = any(${ids}::uuid[]) for no key update`.execute(db);
	return rows;
}

export async function remove(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await db.deleteFrom('technology_assessment').where('technology_id', 'in', ids).execute();
	await db.deleteFrom('technology').where('id', 'in', ids).execute();
}
