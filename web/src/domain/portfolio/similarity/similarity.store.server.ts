import type { TaughtPair } from '@luotsi/language';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { joinableStates, type SimilarNeed } from '../need/similar-need.ts';

export interface SaidNeed {
	id: string;
	title: string;
	wordings: { id: string; text: string }[];
}

export interface TrailLine {
	verb: string;
	subjectType: string;
	subjectId: string;
}

export async function headSeq(db: Db): Promise<number> {
	return (await db.selectFrom('audit_head').select('seq').executeTakeFirst())?.seq ?? 0;
}

/** What has happened after a line of the trail, each subject once, at most so many. */
export function changesAfter(db: Db, seq: number, most: number): Promise<TrailLine[]> {
	return db
		.selectFrom('audit_event')
		.select(['verb', 'subject_type as subjectType', 'subject_id as subjectId'])
		.distinct()
		.where('seq', '>', seq)
		.limit(most)
		.execute();
}

/** Either these needs with those whose sentences have stood under them, or the next ones after an id. */
export type Wanted = { ids: readonly string[] } | { after: string; limit: number };

function narrowed(wanted: Wanted): RawBuilder<unknown> {
	if ('after' in wanted) return sql`need.id > ${wanted.after}::uuid order by need.id limit ${wanted.limit}`;
	const asked = sql`any(${[...wanted.ids]}::uuid[])`;
	return sql`need.id = ${asked} or need.id in (
		select need_id from wording where base_need_id = ${asked}
		union select base_need_id from wording where need_id = ${asked})`;
}

/** Needs with all that stands under them now; sentences taken back are left out. */
export async function listSaid(db: Db, wanted: Wanted): Promise<SaidNeed[]> {
	const { rows } = await sql<SaidNeed>`
		select need.id, need.title, case when need.state = any(${[...joinableStates]}::text[]) then coalesce((
			select json_agg(json_build_object('id', wording.id, 'text', wording.text) order by wording.said_at, wording.id)
			from wording where wording.tenant_id = need.tenant_id and wording.need_id = need.id and not exists (
				select from wording_withdrawal taken where taken.tenant_id = wording.tenant_id
					and taken.wording_id = wording.id and taken.undone_at is null)), '[]') else '[]' end as wordings
		from need where ${narrowed(wanted)}`.execute(db);
	return rows;
}

/** What may be told of needs that can be joined, as it is now. */
export function listJoinable(db: Db, ids: readonly string[]): Promise<Omit<SimilarNeed, 'parts'>[]> {
	if (ids.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('need')
		.innerJoin('wording', (join) =>
			join.onRef('wording.tenant_id', '=', 'need.tenant_id').onRef('wording.need_id', '=', 'need.id'),
		)
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'wording.tenant_id')
				.onRef('service_unit.id', '=', 'wording.service_unit_id'),
		)
		.select(['need.id', 'need.number', 'need.title', 'need.state'])
		.select(sql<string[]>`array_agg(distinct service_unit.name)`.as('units'))
		.where('need.id', 'in', ids)
		.where('need.state', 'in', joinableStates)
		.groupBy(['need.tenant_id', 'need.id'])
		.execute();
}

/** The newest judgements people made: mergers in force, and pairs said not to be the same. */
export async function listJudged(db: Db, most: number): Promise<TaughtPair[]> {
	const first = (need: string) => sql`(
		select text from wording where tenant_id = pair.tenant_id and base_need_id = ${sql.ref(`pair.${need}`)}
		order by said_at, id limit 1)`;
	const { rows } = await sql<TaughtPair>`
		select * from (
			select ${first('a')} as a, ${first('b')} as b, "isSame" from (
				(select tenant_id, from_need_id as a, into_need_id as b, true as "isSame", merged_at as at
					from need_merger where undone_at is null order by merged_at desc, from_need_id limit ${most})
				union all
				(select tenant_id, need_id, other_id, false, judged_at
					from need_difference order by judged_at desc, need_id, other_id limit ${most})
			) pair order by at, a, b
		) told where a is not null and b is not null`.execute(db);
	return rows;
}
