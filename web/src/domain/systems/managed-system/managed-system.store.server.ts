import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { ManagedSystem, SystemDocument, SystemInterface } from './managed-system.ts';

const postOf = (name: string) => sql`
	case when ${sql.ref(`${name}.id`)} is not null then json_build_object('id', ${sql.ref(`${name}.id`)},
		'title', ${sql.ref(`${name}.title`)}, 'personId', ${sql.ref(`${name}.person_id`)},
		'person', ${sql.ref(`${name}.person`)}) end`;

const systems = sql`
	with post as (
		select position.tenant_id, position.id, title, person.id as person_id, person.name as person
		from position left join person on person.tenant_id = position.tenant_id and person.id = position.person_id
			and person.disabled_at is null
	)
	select system.id, system.name, system.kind, system.purpose, system.used_by as "usedBy", system.vendor,
		${postOf('owner')} as owner, ${postOf('deputy')} as deputy, system.criticality, system.stage,
		system.stage_from as "stageFrom", system.stage_to as "stageTo",
		coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name, unit.id)
			from managed_system_unit tied
			join service_unit unit on unit.tenant_id = tied.tenant_id and unit.id = tied.service_unit_id
			where tied.tenant_id = system.tenant_id and tied.system_id = system.id), '[]') as units,
		system.personal_data as "personalData", system.personal_data_groups as "personalDataGroups",
		system.legal_basis as "legalBasis", system.controller, system.processor,
		system.data_location as "dataLocation", system.retention, system.information_set as "informationSet",
		system.note, gone.retired_on as "retiredOn", coalesce(gone.reason, '') as "retiredReason", system.version
	from managed_system system
	left join post owner on owner.tenant_id = system.tenant_id and owner.id = system.owner_position_id
	left join post deputy on deputy.tenant_id = system.tenant_id and deputy.id = system.deputy_position_id
	left join managed_system_retirement gone on gone.tenant_id = system.tenant_id and gone.system_id = system.id
		and gone.restored_at is null`;

export async function list(db: Db, { withRetired = false } = {}): Promise<ManagedSystem[]> {
	const { rows } = await sql<ManagedSystem>`${systems} where (${withRetired} or gone.id is null)
		order by lower(system.name), system.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<ManagedSystem | undefined> {
	const { rows } = await sql<ManagedSystem>`${systems} where system.id = ${id}`.execute(db);
	return rows[0];
}

export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('managed_system').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function nameTaken(db: Db, name: string, own: string | null): Promise<boolean> {
	const { rows } = await sql`select 1 from managed_system where lower(name) = lower(${name})
		and id is distinct from ${own}::uuid`.execute(db);
	return rows.length > 0;
}

/** What is referred to and this municipality does not have. */
export async function firstMissing(
	db: Db,
	given: { positionIds: readonly (string | null)[]; unitIds: readonly string[] },
): Promise<'position' | 'service_unit' | undefined> {
	const posts = [...new Set(given.positionIds.filter((id) => id !== null))];
	const { rows } = await sql<{ posts: boolean; units: boolean }>`
		select (select count(*) from position where id = any(${posts}::uuid[])) = ${posts.length} as posts,
			(select count(*) from service_unit where id = any(${[...given.unitIds]}::uuid[]))
				= ${given.unitIds.length} as units`.execute(db);
	if (!rows[0]!.posts) return 'position';
	return rows[0]!.units ? undefined : 'service_unit';
}

export async function insert(db: Db, row: Insertable<Database['managed_system']>): Promise<void> {
	await db.insertInto('managed_system').values(row).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['managed_system']>,
): Promise<boolean> {
	const row = await db
		.updateTable('managed_system')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setUnits(db: Db, systemId: string, unitIds: readonly string[]): Promise<void> {
	await db.deleteFrom('managed_system_unit').where('system_id', '=', systemId).execute();
	const rows = unitIds.map((service_unit_id) => ({ system_id: systemId, service_unit_id }));
	if (rows.length > 0) await db.insertInto('managed_system_unit').values(rows).execute();
}

export async function hasContract(db: Db, systemId: string): Promise<boolean> {
	const { rows } = await sql`select 1 from system_contract contract where contract.system_id = ${systemId}
		and not exists (select from system_contract_retirement gone where gone.tenant_id = contract.tenant_id
			and gone.contract_id = contract.id and gone.restored_at is null)`.execute(db);
	return rows.length > 0;
}

export async function insertRetirement(
	db: Db,
	row: Insertable<Database['managed_system_retirement']>,
): Promise<void> {
	await db.insertInto('managed_system_retirement').values(row).execute();
}

/** False when it stands in the register already. */
export async function liftRetirement(db: Db, systemId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('managed_system_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('system_id', '=', systemId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Those written down here, and those that another of the register has with it, seen from here. */
export async function interfacesOf(db: Db, systemId: string): Promise<SystemInterface[]> {
	const { rows } = await sql<SystemInterface>`
		select made.id, made.system_id = ${systemId} as "isOwn", made.moves, made.technique,
			case when made.system_id = ${systemId} then made.direction
				when made.direction = 'in' then 'out' when made.direction = 'out' then 'in' else 'both' end as direction,
			other.id as "otherSystemId", coalesce(other.name, made.other_name) as other
		from system_interface made
		left join managed_system other on other.tenant_id = made.tenant_id
			and other.id = case when made.system_id = ${systemId} then made.other_system_id else made.system_id end
		where made.system_id = ${systemId} or made.other_system_id = ${systemId}
		order by lower(coalesce(other.name, made.other_name)), made.id`.execute(db);
	return rows;
}

/** How many interfaces each has, whichever end wrote them down. */
export async function interfaceLines(db: Db): Promise<{ systemId: string; other: string }[]> {
	const { rows } = await sql<{ systemId: string; other: string }>`
		select made.system_id as "systemId", coalesce(other.name, made.other_name) as other from system_interface made
		left join managed_system other on other.tenant_id = made.tenant_id and other.id = made.other_system_id
		union all
		select made.other_system_id, own.name from system_interface made
		join managed_system own on own.tenant_id = made.tenant_id and own.id = made.system_id
		where made.other_system_id is not null`.execute(db);
	return rows;
}

export async function insertInterface(db: Db, row: Insertable<Database['system_interface']>): Promise<void> {
	await db.insertInto('system_interface').values(row).execute();
}

export function documentsOf(db: Db, systemId: string): Promise<SystemDocument[]> {
	return db
		.selectFrom('system_document')
		.select(['id', 'title', 'link'])
		.where('system_id', '=', systemId)
		.orderBy('title')
		.orderBy('id')
		.execute();
}

export async function insertDocument(db: Db, row: Insertable<Database['system_document']>): Promise<void> {
	await db.insertInto('system_document').values(row).execute();
}

/** Answers what it was called. */
export async function removePart(
	db: Db,
	part: 'system_interface' | 'system_document',
	{ systemId, id }: { systemId: string; id: string },
): Promise<string | undefined> {
	const column = part === 'system_interface' ? 'moves' : 'title';
	const { rows } = await sql<{ name: string }>`delete from ${sql.table(part)}
		where id = ${id} and system_id = ${systemId} returning ${sql.ref(column)} as name`.execute(db);
	return rows[0]?.name;
}
