import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Database } from '#platform/schema.ts';
import type { NeedState } from '../need/need.ts';
import { staleStates } from '../need/stale-after.ts';

export interface StaleRow {
	id: string;
	number: number;
	title: string;
	state: NeedState;
	/** As text: a moment in JavaScript is cut to milliseconds, and the reminder must find the same one. */
	stateSince: string;
	unitId: string;
	days: number;
	lastStep: number;
	daysSinceLast: number;
	hasOwner: boolean;
	ownerTitle: string | null;
	ownerId: string | null;
	deputyIds: string[];
}

const limits = sql`(values ${sql.join(staleStates.map(([state, days]) => sql`(${state}::text, ${days}::int)`))}) as allowed (state, days)`;

/** Needs that have stood too long at the given moment, with who holds the post that answers for them. */
export async function listStale(db: Db, now: Date, day: string): Promise<StaleRow[]> {
	const { rows } = await sql<StaleRow>`
		with filled as (
			select position.id, position.title, position.role_id, person.id as person_id
			from position join person on person.tenant_id = position.tenant_id and person.id = position.person_id
				and person.disabled_at is null
			where position.valid_from <= ${day} and coalesce(position.valid_to >= ${day}, true)
		)
		select need.id, need.number, need.title, need.state, need.state_since::text as "stateSince",
			need.service_unit_id as "unitId",
			extract(day from ${now}::timestamptz - need.state_since)::int as days,
			coalesce(last.step, 0) as "lastStep",
			coalesce(extract(day from ${now}::timestamptz - last.sent_at)::int, 0) as "daysSinceLast",
			owner.id is not null as "hasOwner", owner.title as "ownerTitle",
			(select person_id from filled where filled.id = owner.id) as "ownerId",
			coalesce((select json_agg(person_id order by person_id) from filled
				where filled.role_id = owner.role_id and filled.id <> owner.id), '[]') as "deputyIds"
		from need
		join ${limits} on allowed.state = need.state
		left join position owner on owner.tenant_id = need.tenant_id and owner.id = need.owner_position_id
		left join lateral (
			select step, sent_at from nudge where nudge.tenant_id = need.tenant_id and nudge.need_id = need.id
				and nudge.state_since = need.state_since order by step desc limit 1
		) last on true
		where need.state_since <= ${now}::timestamptz - make_interval(days => allowed.days)
		order by need.state_since, need.number`.execute(db);
	return rows;
}

export interface RightsHolder {
	personId: string;
	role: 'coordinator' | 'director' | 'administrator';
	unitId: string | null;
}

export async function listRightsHolders(db: Db): Promise<RightsHolder[]> {
	const { rows } = await sql<RightsHolder>`
		select person.id as "personId", held.access_role as role, held.service_unit_id as "unitId"
		from access_grant held
		join person on person.tenant_id = held.tenant_id and person.id = held.person_id and person.disabled_at is null
		where held.access_role in ('coordinator', 'director', 'administrator')
		order by person.id`.execute(db);
	return rows;
}

export type NewNudge = Omit<Insertable<Database['nudge']>, 'state_since'> & { state_since: string };

/** Those written: a reminder already there is left out, so that only one of two runs sends it. */
export async function insertNew(db: Db, rows: readonly NewNudge[]): Promise<{ id: string }[]> {
	if (rows.length === 0) return [];
	return db
		.insertInto('nudge')
		.values(rows.map((row) => ({ ...row, state_since: sql<Date>`${row.state_since}::timestamptz` })))
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'need_id', 'state_since', 'step', 'person_id']).doNothing(),
		)
		.returning('id')
		.execute();
}

export async function localesOf(db: Db, personIds: readonly string[]): Promise<Map<string, Locale>> {
	const rows = await db.selectFrom('person').select(['id', 'locale']).where('id', 'in', personIds).execute();
	return new Map(rows.map(({ id, locale }) => [id, locale as Locale]));
}
