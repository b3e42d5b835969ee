import { sql } from 'kysely';

/** Points of rounds that are open for answers, with the posts behind each seat. */
const openItems = sql`
	select item.id, item.tenant_id, item.round_id, item.measure_id, round.name, round.answer_by,
		measure.planning_position_id as planning, measure.implementing_position_id as implementing,
		strategy.accountable_position_id as accountable, body.chair_position_id as chair
	from review_item item
	join review_round round on round.tenant_id = item.tenant_id and round.id = item.round_id
	join body on body.tenant_id = round.tenant_id and body.id = round.body_id
	join goal on goal.tenant_id = item.tenant_id and goal.id = item.goal_id and goal.retired_at is null
	left join strategy on strategy.tenant_id = round.tenant_id and strategy.id = round.strategy_id
	left join measure on measure.tenant_id = item.tenant_id and measure.id = item.measure_id
	where not exists (select from review_conclusion done where done.tenant_id = round.tenant_id
			and done.round_id = round.id)
		and not exists (select from review_cancellation off where off.tenant_id = round.tenant_id
			and off.round_id = round.id and off.restored_at is null)
		and not exists (select from measure_retirement gone where gone.tenant_id = item.tenant_id
			and gone.measure_id = item.measure_id and gone.restored_at is null)`;

/** Each seat falls to whoever holds its post; else to a deputy, the accountable post, the chair: as `askedFor` tells. */
export function ownVerdicts(personId: string | null, today: string) {
	return sql`(with held as (
			select post.id, person.id as person_id from position post
			join person on person.tenant_id = post.tenant_id and person.id = post.person_id and person.disabled_at is null
			where post.valid_from <= ${today} and coalesce(post.valid_to >= ${today}, true)
		), open_item as (${openItems}), seat as (
			select open_item.*, 'planning' as seat, planning as post from open_item where planning is not null
			union all select open_item.*, 'implementing', implementing from open_item where implementing is not null
			union all select open_item.*, 'accountable', accountable from open_item
				where planning is null and implementing is null
		), own as (
			select round_id, name, answer_by, count(distinct id)::int as points from seat
			where not exists (select from verdict where verdict.tenant_id = seat.tenant_id
					and verdict.review_item_id = seat.id and verdict.seat in (seat.seat, 'meeting'))
				and coalesce((select person_id from held where held.id = seat.post),
					(select held.person_id from measure_deputy deputy join held on held.id = deputy.position_id
						where deputy.tenant_id = seat.tenant_id and deputy.measure_id = seat.measure_id
						and deputy.duty = seat.seat limit 1),
					(select person_id from held where held.id = seat.accountable),
					(select person_id from held where held.id = seat.chair)) = ${personId}::uuid
			group by round_id, name, answer_by)
		select coalesce(json_agg(json_build_object('id', round_id, 'name', name, 'answerBy', answer_by,
			'count', points) order by answer_by, round_id), '[]') from own)`;
}
