import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { untilDay, type Fact, type FactOf, type Ground } from '../fact.ts';

interface Row {
	asked: number;
	done: number;
	meetings: number;
	decisions: number;
	lists: { id: string; name: string; asked: number; answered: number }[];
	rounds: { id: string; name: string; units: number; heard: number }[];
}

/** The body's year: its duties, meetings and decisions, and how the units took part. */
export async function year(db: Db, ground: Ground): Promise<FactOf[]> {
	const days = sql`between ${ground.period.from} and ${untilDay(ground)}`;
	const { rows } = await sql<Row>`
		select ${duties(ground, days)}, ${meetings(ground, days)},
			coalesce((select json_agg(json_build_object('id', list.id, 'name', list.name,
				'asked', (select count(*) from commitment_asked asked where asked.tenant_id = list.tenant_id
					and asked.list_id = list.id),
				'answered', (select count(distinct answer.service_unit_id) from commitment answer
					where answer.tenant_id = list.tenant_id and answer.list_id = list.id)) order by list.answer_by, list.id)
				from commitment_list list where list.answer_by ${days}), '[]') as lists,
			coalesce((select json_agg(json_build_object('id', round.id, 'name', round.name,
				'units', (select count(*) from service_unit unit where unit.closed_on is null),
				'heard', (select count(*) from (
					select need.service_unit_id from need
					where (need.created_at at time zone 'Europe/Helsinki')::date between round.opens_on and round.closes_on
					union select answer.service_unit_id from round_answer answer
					where answer.tenant_id = round.tenant_id and answer.round_id = round.id) heard))
				order by round.opens_on, round.id)
				from intake_round round where round.opens_on ${days}), '[]') as rounds`.execute(db);
	return factsOf(rows[0]!).map((fact) => ({ ...fact, of: 'year' }));
}

type Sql = ReturnType<typeof sql>;

const duties = ({ bodyId }: Ground, days: Sql) => sql`
	(select count(*) from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		where duty.body_id = ${bodyId} and occurrence.due_on ${days})::int as asked,
	(select count(*) from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		where duty.body_id = ${bodyId} and occurrence.due_on ${days}
			and exists (select from duty_completion done where done.tenant_id = occurrence.tenant_id
				and done.occurrence_id = occurrence.id and done.outcome = 'done' and done.undone_at is null))::int as done`;

const meetings = ({ bodyId }: Ground, days: Sql) => sql`
	(select count(*) from meeting where meeting.body_id = ${bodyId} and meeting.held_on ${days}
		and exists (select from meeting_closing over where over.tenant_id = meeting.tenant_id
			and over.meeting_id = meeting.id and over.undone_at is null))::int as meetings,
	(select count(*) from decision where decision.body_id = ${bodyId} and decision.decided_on ${days})::int as decisions`;

function factsOf({ asked, done, meetings: held, decisions, lists, rounds }: Row): Fact[] {
	const kind = 'year' as const;
	const enough = (part: number, whole: number) => (part < whole ? ('bad' as const) : ('good' as const));
	return [
		{ kind, said: 'duties', tone: enough(done, asked), values: { asked, done }, path: '/year' },
		{
			kind,
			said: 'meetings',
			tone: 'plain',
			values: { meetings: held, decisions },
			path: '/year/meetings',
		},
		...lists.map(({ id, name, asked: units, answered }): Fact => ({
			...{ kind, said: 'commitments', tone: enough(answered, units) },
			values: { name, units, answered },
			path: `/needs/commitments/${id}`,
		})),
		...rounds.map(({ id, name, units, heard }): Fact => ({
			...{ kind, said: 'needs_round', tone: enough(heard, units) },
			values: { name, units, heard },
			path: `/needs/rounds/${id}`,
		})),
	];
}
