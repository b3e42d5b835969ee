import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { live, place, stand } from './public-view.store.server.ts';

export interface NeedRow {
	id: string;
	number: number;
	title: string;
	kind: string | null;
	states: string[];
	startsOn: string | null;
	endsOn: string | null;
	reasons: unknown;
	given: string;
	answer: string | null;
	units: { id: string; name: string }[];
	/** When the first of it was said. */
	saidOn: string;
}

/** Every need whose fate is told, with the units that asked for it. */
export async function listNeeds(db: Db): Promise<NeedRow[]> {
	const { rows } = await sql<NeedRow>`
		with ${live}, ${place}, ${stand}
		select need.id, need.number, need.title, need.kind, array_agg(distinct stand.state) as states,
			min(case when stand.state = 'planned' then stand.starts_on end) as "startsOn",
			min(case when stand.state = 'planned' then stand.ends_on end) as "endsOn",
			(array_agg(stand.reasons) filter (where stand.state = 'left_out'))[1] as reasons,
			case when need.state = 'rejected' then need.state_reason else '' end as given,
			(select answer.text from official_answer answer where answer.tenant_id = need.tenant_id
				and answer.need_id = need.id and answer.withdrawn_at is null) as answer,
			json_agg(distinct jsonb_build_object('id', unit.id, 'name', unit.name)) as units,
			(min(stand.said_at) at time zone 'Europe/Helsinki')::date::text as "saidOn"
		from stand
		join need on need.id = stand.need_id
		join service_unit unit on unit.id = stand.service_unit_id
		where stand.state is not null and stand.state <> 'waiting'
		group by need.tenant_id, need.id
		order by need.number`.execute(db);
	return rows;
}
