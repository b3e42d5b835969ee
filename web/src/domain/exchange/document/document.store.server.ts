import { sql } from 'kysely';
import type { ReportFormat } from '@luotsi/documents/report';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { DocumentAsked, DocumentFile, DocumentSubject, FrozenFact } from './document.ts';

export async function find(db: Db, asked: DocumentAsked): Promise<DocumentFile | undefined> {
	const row = await db
		.selectFrom('frozen_document')
		.select(['bytes', 'file_name as name', 'sha256'])
		.where('subject_kind', '=', asked.subject)
		.where('subject_id', '=', asked.id)
		.where('language', '=', asked.language)
		.where('format', '=', asked.format)
		.executeTakeFirst();
	return row && { ...row, bytes: new Uint8Array(row.bytes), format: asked.format };
}

export async function list(db: Db, subject: DocumentSubject, id: string): Promise<FrozenFact[]> {
	const rows = await db
		.selectFrom('frozen_document')
		.select([
			'language',
			'format',
			'sha256',
			'made_at as madeAt',
			sql<number>`octet_length(bytes)`.as('size'),
		])
		.where('subject_kind', '=', subject)
		.where('subject_id', '=', id)
		.execute();
	return rows.map((row) => ({
		...row,
		language: row.language as Locale,
		format: row.format as ReportFormat,
	}));
}

/** The first bytes stay: what another process has kept meanwhile is left as it is. */
export async function insert(
	db: Db,
	id: string,
	{ subject, id: subjectId, language, format }: DocumentAsked,
	file: DocumentFile,
): Promise<void> {
	await db
		.insertInto('frozen_document')
		.values({
			id,
			subject_kind: subject,
			subject_id: subjectId,
			language,
			format,
			file_name: file.name,
			bytes: Buffer.from(file.bytes),
			sha256: file.sha256,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Decided matters of which not all files are kept, the newest first. */
export async function decidedWithout(
	db: Db,
	files: number,
	most: number,
): Promise<{ subject: DocumentSubject; id: string }[]> {
	const { rows } = await sql<{ subject: DocumentSubject; id: string }>`
		select subject, id from (
			select 'plan' as subject, id, adopted_at as at from plan
			union all select 'edition', edition_id, adopted_at from edition_adoption
			union all select 'minutes', meeting_id, signed_off_at from minutes_sign_off
			union all select 'review', round_id, concluded_at from review_conclusion
			union all select 'work_plan', work_plan_id, adopted_at from work_plan_adoption
			union all select 'post_case', id, decided_at from post_case_decision
			union all select 'decision', decision.id, signed_off_at from decision
				join agenda_item on agenda_item.tenant_id = decision.tenant_id and agenda_item.id = decision.agenda_item_id
				join minutes_sign_off done on done.tenant_id = decision.tenant_id and done.meeting_id = agenda_item.meeting_id) decided
		where (select count(*) from frozen_document kept
			where kept.subject_kind = decided.subject and kept.subject_id = decided.id) < ${files}
		order by at desc limit ${most}`.execute(db);
	return rows;
}
