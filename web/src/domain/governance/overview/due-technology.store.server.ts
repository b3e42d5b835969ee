import { sql } from 'kysely';

interface Asked {
	today: string;
	personId: string | null;
	/** Sees what waits of anybody. */
	isScout: boolean;
}

/** Technologies whose review day has passed: one's own, or all for those who keep the radar. */
export function dueTechnologies({ today, personId, isScout }: Asked) {
	return sql`(select count(*) from technology join lateral (select review_on from technology_assessment made
			where made.tenant_id = technology.tenant_id and made.technology_id = technology.id
			order by made.sequence desc limit 1) newest on newest.review_on < ${today}::date
		where (${isScout} or exists (select from position post where post.tenant_id = technology.tenant_id
				and post.id = technology.owner_position_id and post.person_id = ${personId}::uuid))
			and not exists (select from technology_retirement gone where gone.tenant_id = technology.tenant_id
				and gone.technology_id = technology.id and gone.restored_at is null))::int`;
}

/** Pilots under way whose days or money are over, or whose result nobody has decided on. */
export function duePilots({ today, personId, isScout }: Asked) {
	return sql`(select count(*) from pilot
		join pilot_beginning begun on begun.tenant_id = pilot.tenant_id and begun.pilot_id = pilot.id
		where (${isScout} or exists (select from position post where post.tenant_id = pilot.tenant_id
				and post.id = pilot.owner_position_id and post.person_id = ${personId}::uuid))
			and not exists (select from pilot_decision ended where ended.tenant_id = pilot.tenant_id
				and ended.pilot_id = pilot.id and ended.decision <> 'continue')
			and (coalesce((select max(moved.ends_on) from pilot_decision moved where moved.tenant_id = pilot.tenant_id
					and moved.pilot_id = pilot.id), pilot.ends_on) < ${today}::date
				or exists (select from pilot_result told where told.tenant_id = pilot.tenant_id
					and told.pilot_id = pilot.id and not exists (select from pilot_decision made
						where made.tenant_id = told.tenant_id and made.pilot_id = told.pilot_id
							and made.decided_at >= told.said_at))
				or (select sum(cost.amount) from pilot_cost cost where cost.tenant_id = pilot.tenant_id
					and cost.pilot_id = pilot.id and cost.withdrawn_at is null) > pilot.cost_cap))::int`;
}
