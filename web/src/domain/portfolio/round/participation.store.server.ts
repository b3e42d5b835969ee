import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { UnitParticipation } from './participation.ts';

interface Days {
	id: string;
	opensOn: string;
	closesOn: string;
	closedAt: Date | null;
}

/**
 * Sentences that belong to a round: said on its days, or typed in from its paper forms. What came in a table is nobody's
 * answer: it is written in the very moment of its need.
 */
function spokenIn({ id, opensOn, closesOn, closedAt }: Days, unitId: string | null) {
	const own = unitId === null ? sql`` : sql`and wording.service_unit_id = ${unitId}`;
	const said = sql`wording.service_unit_id, wording.said_at, wording.person_id,
		nullif(lower(wording.submitter_name), '') as speaker`;
	return sql`
		select ${said}, false as is_paper
		from wording
		where wording.said_at >= ${opensOn}::timestamp at time zone 'Europe/Helsinki'
			and wording.said_at < (${closesOn}::date + 1)::timestamp at time zone 'Europe/Helsinki'
			and wording.said_at <= coalesce(${closedAt}::timestamptz, 'infinity')
			and not (select origin.channel = 'import' and origin.created_at = wording.said_at from need origin
				where origin.tenant_id = wording.tenant_id and origin.id = wording.origin_need_id)
			and not exists (select from paper_form paper
				where paper.tenant_id = wording.tenant_id and paper.wording_id = wording.id)
			${own}
		union all
		select ${said}, true
		from paper_form paper
		join wording on wording.tenant_id = paper.tenant_id and wording.id = paper.wording_id
		where paper.round_id = ${id} ${own}`;
}

/** Every open unit, and a closed one that still took part. */
export async function list(db: Db, round: Days, unitId: string | null = null): Promise<UnitParticipation[]> {
	const { rows } = await sql<UnitParticipation>`
		with spoken as materialized (${spokenIn(round, unitId)}), said as materialized (
			select service_unit_id, count(*) as wordings, max(said_at) as last_said_at,
				count(distinct coalesce(person_id::text, speaker)) as people,
				count(*) filter (where person_id is null and speaker is null) as nameless,
				count(*) filter (where is_paper) as on_paper
			from spoken group by service_unit_id
		), written as materialized (
			select letter.service_unit_id, max(reminder.sent_at) as sent_at
			from round_letter letter
			join round_reminder reminder on reminder.tenant_id = letter.tenant_id and reminder.id = letter.reminder_id
			where reminder.round_id = ${round.id} and reminder.kind <> 'closed' group by 1
		), editing as materialized (
			select access.service_unit_id, count(distinct person.id) as people
			from access_grant access
			join person on person.tenant_id = access.tenant_id and person.id = access.person_id and person.disabled_at is null
			where access.access_role = 'unit_editor' and access.service_unit_id is not null group by 1
		)
		select unit.id as "unitId", unit.name as unit, area.id as "areaId", area.name as area,
			coalesce(said.wordings, 0) as wordings, coalesce(said.people, 0) as people,
			coalesce(said.nameless, 0) as nameless, coalesce(said.on_paper, 0) as "onPaper",
			said.last_said_at as "lastSaidAt", answer.answered_at as "answeredAt",
			coalesce(answer.words, '') as "answerWords", written.sent_at as "remindedAt",
			coalesce(editing.people, 0) as editors
		from service_unit unit
		join service_area area on area.tenant_id = unit.tenant_id and area.id = unit.service_area_id
		left join said on said.service_unit_id = unit.id
		left join round_answer answer on answer.tenant_id = unit.tenant_id and answer.service_unit_id = unit.id
			and answer.round_id = ${round.id} and answer.withdrawn_at is null
		left join written on written.service_unit_id = unit.id
		left join editing on editing.service_unit_id = unit.id
		where (unit.closed_on is null or said.wordings > 0 or answer.id is not null)
			and (${unitId}::uuid is null or unit.id = ${unitId}::uuid)
		order by area.position, area.name collate "fi-x-icu", unit.name collate "fi-x-icu"`.execute(db);
	return rows;
}
