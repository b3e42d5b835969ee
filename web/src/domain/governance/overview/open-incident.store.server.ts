import { sql } from 'kysely';

interface Asked {
	today: string;
	personId: string | null;
	/** Answers for what nobody holds. */
	isScout: boolean;
}

/** Systems with something down: for the holders of their posts, and for planners where nobody holds one. */
export function ownIncidents({ today, personId, isScout }: Asked) {
	return sql`(with held as (
			select post.id, post.person_id from position post
			join person on person.tenant_id = post.tenant_id and person.id = post.person_id and person.disabled_at is null
			where post.valid_from <= ${today}::date and coalesce(post.valid_to >= ${today}::date, true)
		), down as (
			select system.id, system.name, count(*)::int as count from incident
			join managed_system system on system.tenant_id = incident.tenant_id and system.id = incident.system_id
			left join held owner on owner.id = system.owner_position_id
			left join held deputy on deputy.id = system.deputy_position_id
			where incident.kind <> 'planned_break' and incident.withdrawn_at is null
				and not exists (select from incident_closing closing where closing.tenant_id = incident.tenant_id
					and closing.incident_id = incident.id and closing.reopened_at is null)
				and not exists (select from managed_system_retirement gone where gone.tenant_id = system.tenant_id
					and gone.system_id = system.id and gone.restored_at is null)
				and (${personId}::uuid in (owner.person_id, deputy.person_id)
					or (${isScout} and owner.person_id is null and deputy.person_id is null))
			group by system.id, system.name)
		select coalesce(json_agg(json_build_object('id', id, 'name', name, 'count', count) order by name), '[]')
			from down)`;
}
