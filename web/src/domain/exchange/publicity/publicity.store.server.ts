import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { PublicityState, Said, SubjectKind } from './publicity.ts';

/** Everything said that is in force. */
export function listSaid(db: Db): Promise<(Said & { by: string | null; at: Date })[]> {
	return db
		.selectFrom('item_publicity as said')
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'said.tenant_id').onRef('person.id', '=', 'said.set_by'),
		)
		.select([
			'said.subject_kind as kind',
			'said.subject_id as id',
			'said.field',
			'said.state',
			'person.name as by',
			'said.set_at as at',
		])
		.where('said.superseded_at', 'is', null)
		.$castTo<Said & { by: string | null; at: Date }>()
		.execute();
}

export function listHistory(db: Db, kind: SubjectKind, id: string) {
	return db
		.selectFrom('item_publicity as said')
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'said.tenant_id').onRef('person.id', '=', 'said.set_by'),
		)
		.select(['said.field', 'said.state', 'person.name as by', 'said.set_at as at'])
		.where('said.subject_kind', '=', kind)
		.where('said.subject_id', '=', id)
		.orderBy('said.set_at', 'desc')
		.orderBy('said.id', 'desc')
		.limit(50)
		.$castTo<{ field: string; state: PublicityState; by: string | null; at: Date }>()
		.execute();
}

export interface NewSaying {
	kind: SubjectKind;
	id: string;
	field: string;
	state: PublicityState;
}

/** What was said before stays as history. */
export async function say(db: Db, by: string | null, said: readonly NewSaying[]): Promise<void> {
	for (const { kind, id, field, state } of said) {
		await db
			.updateTable('item_publicity')
			.set({ superseded_at: sql<Date>`now()` })
			.where('subject_kind', '=', kind)
			.where('subject_id', '=', id)
			.where('field', '=', field)
			.where('superseded_at', 'is', null)
			.execute();
		const row = { id: newId(), subject_kind: kind, subject_id: id, field, state, set_by: by };
		await db.insertInto('item_publicity').values(row).execute();
	}
}

/** Two who say of the same at once wait for each other. */
export async function lock(db: Db): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended('publicity ' || current_setting('app.tenant'), 0))`.execute(
		db,
	);
}

export interface SubjectRow {
	kind: SubjectKind;
	id: string;
	title: string;
	of: string;
	waits: boolean;
}

const isUnsigned = sql`not exists (select from agenda_item item join minutes_sign_off signed on signed.meeting_id = item.meeting_id
	where item.id = decision.agenda_item_id)`;

const subjects = sql`subjects as (
	select 'goal' as kind, goal.id, goal.code || ' ' || goal.title as title, strategy.title as of, 1 as rank, goal.code as code, false as waits
	from goal join strategy on strategy.id = goal.strategy_id where goal.retired_at is null
	union all
	select 'measure', measure.id, measure.code || ' ' || measure.title, goal.code || ' ' || goal.title, 2, goal.code || measure.code, false
	from measure join goal on goal.id = measure.goal_id
	where not exists (select from measure_retirement gone where gone.measure_id = measure.id and gone.restored_at is null)
	union all
	select 'indicator', indicator.id, indicator.name, goal.code || ' ' || goal.title, 3, goal.code || indicator.name, false
	from indicator join goal on goal.id = indicator.goal_id
	where not exists (select from indicator_retirement gone where gone.indicator_id = indicator.id and gone.restored_at is null)
	union all
	select 'decision', decision.id, '§ ' || decision.section || '/' || decision.year
		|| case when body.year_starts = 1 then '' else '–' || decision.year + 1 end || ' ' || decision.matter, body.name, 4,
		to_char(date '2200-01-01' - decision.decided_on, '000000') || decision.section, ${isUnsigned}
	from decision join body on body.id = decision.body_id
	union all
	select 'need', need.id, need.number || ' ' || need.title, '', 5, lpad(need.number::text, 8, '0'), false from need
	where need.state not in ('merged', 'withdrawn', 'new', 'clarifying')
)`;

/** Whatever residents could be shown. */
export async function listSubjects(db: Db, kinds: readonly SubjectKind[]): Promise<SubjectRow[]> {
	const { rows } = await sql<SubjectRow>`
		with ${subjects} select kind, id, title, of, waits from subjects where kind = any(${[...kinds]}) order by rank, of, code, id limit 2000`.execute(
		db,
	);
	return rows;
}

export async function findSubject(db: Db, kind: SubjectKind, id: string): Promise<SubjectRow | undefined> {
	const { rows } = await sql<SubjectRow>`
		with ${subjects} select kind, id, title, of, waits from subjects where kind = ${kind} and id = ${id}`.execute(
		db,
	);
	return rows[0];
}

/** Those of the decisions whose minutes are not signed. */
export async function unsigned(db: Db, ids: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select decision.id from decision where decision.id = any(${[...ids]}) and ${isUnsigned}`.execute(db);
	return new Set(rows.map(({ id }) => id));
}

export interface PlainRow {
	kind: SubjectKind;
	id: string;
	locale: Locale;
	text: string;
}

export function listPlain(db: Db, of?: { kind: SubjectKind; id: string }): Promise<PlainRow[]> {
	return db
		.selectFrom('plain_wording')
		.select(['subject_kind as kind', 'subject_id as id', 'locale', 'text'])
		.where('superseded_at', 'is', null)
		.where('text', '<>', '')
		.$if(of !== undefined, (q) => q.where('subject_kind', '=', of!.kind).where('subject_id', '=', of!.id))
		.$castTo<PlainRow>()
		.execute();
}

export async function writePlain(db: Db, by: string | null, row: PlainRow): Promise<void> {
	const { kind, id, locale, text } = row;
	await db
		.updateTable('plain_wording')
		.set({ superseded_at: sql<Date>`now()` })
		.where('subject_kind', '=', kind)
		.where('subject_id', '=', id)
		.where('locale', '=', locale)
		.where('superseded_at', 'is', null)
		.execute();
	const written = { id: newId(), subject_kind: kind, subject_id: id, locale, text, written_by: by };
	await db.insertInto('plain_wording').values(written).execute();
}
