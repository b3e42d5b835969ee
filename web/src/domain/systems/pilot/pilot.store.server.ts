import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Pilot } from './pilot.ts';

const pilots = sql`
	select pilot.id, pilot.technology_id as "technologyId", technology.name as technology, pilot.title,
		pilot.hypothesis, pilot.measured, pilot.measured_in as "measuredIn", pilot.threshold, pilot.direction,
		pilot.starts_on as "startsOn", coalesce((select decided.ends_on from pilot_decision decided
			where decided.tenant_id = pilot.tenant_id and decided.pilot_id = pilot.id and decided.ends_on is not null
			order by decided.decided_at desc, decided.id desc limit 1), pilot.ends_on) as "endsOn", pilot.cost_cap as "costCap",
		coalesce(spent.amount, 0) as spent, coalesce(spent.costs, '[]') as costs,
		pilot.owner_position_id as "ownerId", owner.title as owner, holder.id as "ownerPersonId",
		holder.name as "ownerPerson", pilot.measure_id as "measureId",
		coalesce(nullif(measure.host_activity, ''), measure.title) as "hostActivity", pilot.protection,
		pilot.protection_note as "protectionNote", pilot.version,
		coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name)
			from pilot_unit joined
			join service_unit unit on unit.tenant_id = joined.tenant_id and unit.id = joined.service_unit_id
			where joined.tenant_id = pilot.tenant_id and joined.pilot_id = pilot.id), '[]') as units,
		begun.began_on as "beganOn", gone.withdrawn_on as "withdrawnOn", coalesce(gone.reason, '') as "withdrawnReason",
		coalesce((select json_agg(json_build_object('id', told.id, 'measuredOn', told.measured_on, 'value', told.value,
				'told', told.told, 'saidBy', speaker.name) order by told.said_at desc, told.id desc)
			from pilot_result told
			left join person speaker on speaker.tenant_id = told.tenant_id and speaker.id = told.said_by
			where told.tenant_id = pilot.tenant_id and told.pilot_id = pilot.id), '[]') as results,
		coalesce((select json_agg(json_build_object('id', made.id, 'decision', made.decision, 'grounds', made.grounds,
				'resultId', made.result_id, 'endsOn', made.ends_on, 'decidedOn', made.decided_on, 'decidedBy', decider.name) order by made.decided_at desc, made.id desc)
			from pilot_decision made
			left join person decider on decider.tenant_id = made.tenant_id and decider.id = made.decided_by
			where made.tenant_id = pilot.tenant_id and made.pilot_id = pilot.id), '[]') as decisions
	from pilot
	join technology on technology.tenant_id = pilot.tenant_id and technology.id = pilot.technology_id
	left join measure on measure.tenant_id = pilot.tenant_id and measure.id = pilot.measure_id
	left join position owner on owner.tenant_id = pilot.tenant_id and owner.id = pilot.owner_position_id
	left join person holder on holder.tenant_id = owner.tenant_id and holder.id = owner.person_id
	left join pilot_beginning begun on begun.tenant_id = pilot.tenant_id and begun.pilot_id = pilot.id
	left join pilot_withdrawal gone on gone.tenant_id = pilot.tenant_id and gone.pilot_id = pilot.id
	left join lateral (select sum(cost.amount) as amount, json_agg(json_build_object('id', cost.id,
			'spentOn', cost.spent_on, 'amount', cost.amount, 'note', cost.note, 'saidBy', speaker.name)
			order by cost.spent_on desc, cost.id desc) as costs
		from pilot_cost cost
		left join person speaker on speaker.tenant_id = cost.tenant_id and speaker.id = cost.said_by
		where cost.tenant_id = pilot.tenant_id and cost.pilot_id = pilot.id and cost.withdrawn_at is null) spent on true`;

export interface Wanted {
	technologyId?: string | undefined;
	/** Of the activity itself or of a technology that belongs to it. */
	measureId?: string | undefined;
}

export async function list(db: Db, { technologyId, measureId }: Wanted = {}): Promise<Pilot[]> {
	const [technology, measure] = [technologyId ?? null, measureId ?? null];
	const { rows } = await sql<Pilot>`${pilots}
		where (${technology}::uuid is null or pilot.technology_id = ${technology})
			and (${measure}::uuid is null or pilot.measure_id = ${measure})
		order by pilot.starts_on desc, pilot.id desc`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Pilot | undefined> {
	const { rows } = await sql<Pilot>`${pilots} where pilot.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the pilot until the end of the change. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('pilot').select('id').where('id', '=', id).forUpdate().execute();
}

export async function firstMissing(
	db: Db,
	given: { ownerId: string | null; measureId: string | null; unitIds: readonly string[] },
): Promise<'position' | 'measure' | 'service_unit' | null> {
	const hasAll = async (table: 'position' | 'measure' | 'service_unit', ids: readonly string[]) => {
		if (ids.length === 0) return true;
		return (await db.selectFrom(table).select('id').where('id', 'in', ids).execute()).length === ids.length;
	};
	if (!(await hasAll('position', given.ownerId ? [given.ownerId] : []))) return 'position';
	if (!(await hasAll('measure', given.measureId ? [given.measureId] : []))) return 'measure';
	return (await hasAll('service_unit', given.unitIds)) ? null : 'service_unit';
}

export async function insert(db: Db, pilot: Insertable<Database['pilot']>): Promise<void> {
	await db.insertInto('pilot').values(pilot).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['pilot']>,
): Promise<boolean> {
	const row = await db
		.updateTable('pilot')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setUnits(db: Db, pilotId: string, unitIds: readonly string[]): Promise<void> {
	await db.deleteFrom('pilot_unit').where('pilot_id', '=', pilotId).execute();
	const rows = unitIds.map((service_unit_id) => ({ pilot_id: pilotId, service_unit_id }));
	if (rows.length > 0) await db.insertInto('pilot_unit').values(rows).execute();
}

export async function begin(db: Db, row: Insertable<Database['pilot_beginning']>): Promise<void> {
	await db.insertInto('pilot_beginning').values(row).execute();
}

export async function withdraw(db: Db, row: Insertable<Database['pilot_withdrawal']>): Promise<void> {
	await db.insertInto('pilot_withdrawal').values(row).execute();
}

export async function insertCost(db: Db, row: Insertable<Database['pilot_cost']>): Promise<void> {
	await db.insertInto('pilot_cost').values(row).execute();
}

/** False when it is withdrawn already or is of another pilot. */
export async function withdrawCost(db: Db, id: string, pilotId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('pilot_cost')
		.set({ withdrawn_by: personId, withdrawn_at: new Date() })
		.where('id', '=', id)
		.where('pilot_id', '=', pilotId)
		.where('withdrawn_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertResult(db: Db, row: Insertable<Database['pilot_result']>): Promise<void> {
	await db.insertInto('pilot_result').values(row).execute();
}

export async function insertDecision(db: Db, row: Insertable<Database['pilot_decision']>): Promise<void> {
	await db.insertInto('pilot_decision').values(row).execute();
}
