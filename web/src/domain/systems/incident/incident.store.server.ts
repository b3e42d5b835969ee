import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Incident } from './incident.ts';

const incidents = sql`
	select incident.id, incident.system_id as "systemId", system.name as system, incident.kind, incident.title,
		incident.description, incident.severity, incident.began_at as "beganAt",
		incident.expected_at as "expectedAt", teller.name as "toldBy", incident.told_by as "toldById",
		incident.told_at as "toldAt",
		coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name, unit.id)
			from incident_unit hit
			join service_unit unit on unit.tenant_id = hit.tenant_id and unit.id = hit.service_unit_id
			where hit.tenant_id = incident.tenant_id and hit.incident_id = incident.id), '[]') as units,
		closing.ended_at as "endedAt", closing.outcome, closer.name as "closedBy"
	from incident
	join managed_system system on system.tenant_id = incident.tenant_id and system.id = incident.system_id
	left join person teller on teller.tenant_id = incident.tenant_id and teller.id = incident.told_by
	left join incident_closing closing on closing.tenant_id = incident.tenant_id
		and closing.incident_id = incident.id and closing.reopened_at is null
	left join person closer on closer.tenant_id = closing.tenant_id and closer.id = closing.closed_by`;

type Row = Omit<Incident, 'closing'> & {
	endedAt: Date | null;
	outcome: string | null;
	closedBy: string | null;
};

function asIncident({ endedAt, outcome, closedBy, ...rest }: Row): Incident {
	return { ...rest, closing: endedAt && { endedAt, outcome: outcome ?? '', closedBy } };
}

const MOST = 200;

/** The newest first. */
export async function listOf(db: Db, systemId: string): Promise<Incident[]> {
	const { rows } = await sql<Row>`${incidents}
		where incident.system_id = ${systemId} and incident.withdrawn_at is null
		order by incident.began_at desc, incident.id desc limit ${MOST}`.execute(db);
	return rows.map(asIncident);
}

/** Of every system, what nobody has closed and whose time has not run out. */
export async function listOpen(db: Db, now: Date): Promise<Incident[]> {
	const { rows } = await sql<Row>`${incidents}
		where incident.withdrawn_at is null and closing.id is null
			and not (incident.kind = 'planned_break' and incident.expected_at <= ${now})
			and not exists (select from managed_system_retirement gone where gone.tenant_id = incident.tenant_id
				and gone.system_id = incident.system_id and gone.restored_at is null)
		order by incident.began_at, incident.id`.execute(db);
	return rows.map(asIncident);
}

export async function find(db: Db, id: string): Promise<Incident | undefined> {
	const { rows } = await sql<Row>`${incidents}
		where incident.id = ${id} and incident.withdrawn_at is null`.execute(db);
	return rows[0] && asIncident(rows[0]);
}

export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('incident').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function insert(
	db: Db,
	row: Insertable<Database['incident']>,
	unitIds: readonly string[],
): Promise<void> {
	await db.insertInto('incident').values(row).execute();
	const units = unitIds.map((service_unit_id) => ({ incident_id: row.id, service_unit_id }));
	if (units.length > 0) await db.insertInto('incident_unit').values(units).execute();
}

export async function unitsKnown(db: Db, unitIds: readonly string[]): Promise<boolean> {
	if (unitIds.length === 0) return true;
	const rows = await db.selectFrom('service_unit').select('id').where('id', 'in', unitIds).execute();
	return rows.length === unitIds.length;
}

export async function insertClosing(db: Db, row: Insertable<Database['incident_closing']>): Promise<void> {
	await db.insertInto('incident_closing').values(row).execute();
}

/** False when it was not closed. */
export async function liftClosing(db: Db, incidentId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('incident_closing')
		.set({ reopened_at: new Date(), reopened_by: personId })
		.where('incident_id', '=', incidentId)
		.where('reopened_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function withdraw(db: Db, id: string, personId: string): Promise<void> {
	await db
		.updateTable('incident')
		.set({ withdrawn_at: new Date(), withdrawn_by: personId })
		.where('id', '=', id)
		.execute();
}
