import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { NeedState } from '../need/need.ts';

export interface NewsRow {
	needId: string;
	number: number;
	state: NeedState;
	reason: string;
	version: number;
	wordingId: string;
	text: string;
	token: string;
	/** Left by whoever said it without an account; the person is null then, and the other way round. */
	address: string | null;
	locale: Locale | null;
	personId: string | null;
}

/** Whoever wants to hear of the sentences: addresses left, people who said them, and editors of their units. */
export async function listReaders(
	db: Db,
	of: { needIds?: readonly string[]; wordingIds?: readonly string[] },
) {
	const { rows } = await sql<NewsRow>`
		with said as (
			select need.id as "needId", need.number, need.state, need.state_reason as reason, need.version,
				wording.id as "wordingId", wording.text, wording.follow_token as token, wording.submitter_email as address,
				wording.submitter_locale as locale, wording.person_id, wording.service_unit_id, wording.said_at
			from wording join need on need.tenant_id = wording.tenant_id and need.id = wording.need_id
			where (need.id = any(${[...(of.needIds ?? [])]}::uuid[]) or wording.id = any(${[...(of.wordingIds ?? [])]}::uuid[]))
				and not exists (select from wording_withdrawal gone where gone.tenant_id = wording.tenant_id
					and gone.wording_id = wording.id and gone.undone_at is null)
		), person_at_work as (
			select distinct on (said."needId", person.id) said.*, person.id as "personId"
			from said join person on person.disabled_at is null and (person.id = said.person_id or exists (
				select from access_grant held where held.tenant_id = person.tenant_id and held.person_id = person.id
					and held.access_role = 'unit_editor' and held.service_unit_id = said.service_unit_id))
			order by said."needId", person.id, said.person_id = person.id desc nulls last, said.said_at
		)
		select "needId", number, state, reason, version, "wordingId", text, token, address, locale, null::uuid as "personId"
		from said where address is not null
		union all
		select "needId", number, state, reason, version, "wordingId", text, token, null, null, "personId" from person_at_work
		order by "needId", "wordingId"`.execute(db);
	return rows;
}
