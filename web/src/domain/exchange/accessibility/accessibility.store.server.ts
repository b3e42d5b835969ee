import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Assessment, Gap, GapGround, GapWords } from './accessibility.ts';

/** Open ones first, the newest first of each. */
export async function listGaps(db: Db): Promise<Gap[]> {
	const { rows } = await sql<Gap>`
		select gap.id, gap.criterion, gap.ground, gap.noticed_on as "noticedOn", gap.mend_by as "mendBy", gap.version,
			repair.mended_on as "mendedOn",
			coalesce((select json_object_agg(said.locale, json_build_object('what', said.what, 'instead', said.instead))
				from accessibility_gap_words said where said.gap_id = gap.id), '{}') as words
		from accessibility_gap gap
		left join accessibility_repair repair on repair.tenant_id = gap.tenant_id and repair.gap_id = gap.id
			and repair.undone_at is null
		order by repair.mended_on desc nulls first, gap.noticed_on desc, gap.id limit 200`.execute(db);
	return rows;
}

interface GapRow {
	criterion: string;
	ground: GapGround;
	mend_by: string | null;
}

export async function insertGap(db: Db, row: GapRow & { id: string; noticed_on: string }): Promise<void> {
	await db.insertInto('accessibility_gap').values(row).execute();
}

export async function updateGap(db: Db, id: string, version: number, row: GapRow): Promise<boolean> {
	const updated = await db
		.updateTable('accessibility_gap')
		.set({ ...row, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return updated !== undefined;
}

export async function replaceWords(db: Db, gapId: string, words: Record<Locale, GapWords>): Promise<void> {
	await db.deleteFrom('accessibility_gap_words').where('gap_id', '=', gapId).execute();
	const rows = (Object.entries(words) as [Locale, GapWords][])
		.filter(([, { what }]) => what !== '')
		.map(([locale, { what, instead }]) => ({ gap_id: gapId, locale, what, instead }));
	await db.insertInto('accessibility_gap_words').values(rows).execute();
}

export async function mend(db: Db, gapId: string, day: string, by: string): Promise<boolean> {
	const row = await db
		.insertInto('accessibility_repair')
		.values({ id: newId(), gap_id: gapId, mended_on: day, said_by: by })
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'gap_id']).where('undone_at', 'is', null).doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function unmend(db: Db, gapId: string, by: string): Promise<boolean> {
	const row = await db
		.updateTable('accessibility_repair')
		.set({ undone_at: sql<Date>`now()`, undone_by: by })
		.where('gap_id', '=', gapId)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export function listAssessments(db: Db): Promise<Assessment[]> {
	return db
		.selectFrom('accessibility_assessment')
		.select(['id', 'assessed_on as assessedOn', 'method', 'assessor', 'pages', 'findings'])
		.orderBy('assessed_on', 'desc')
		.orderBy('said_at', 'desc')
		.limit(50)
		.$castTo<Assessment>()
		.execute();
}

export async function insertAssessment(
	db: Db,
	row: Omit<Assessment, 'assessedOn'> & { assessedOn: string; saidBy: string },
): Promise<void> {
	const { assessedOn, saidBy, ...rest } = row;
	await db
		.insertInto('accessibility_assessment')
		.values({ ...rest, assessed_on: assessedOn, said_by: saidBy })
		.execute();
}
