import type { Db } from '#platform/db.server.ts';
import type { EditionClause } from './edition.ts';

export interface Amendment {
	sectionId: string;
	sequence: number;
	before: EditionClause[];
	after: EditionClause[];
	amendedAt: Date;
	amendedBy: string | null;
}

/** The last change of each section that has been changed. */
export async function lastAmendments(db: Db, editionId: string, sectionId?: string): Promise<Amendment[]> {
	const rows = await db
		.selectFrom('section_amendment as amendment')
		.leftJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'amendment.tenant_id')
				.onRef('person.id', '=', 'amendment.amended_by'),
		)
		.distinctOn('amendment.section_id')
		.select([
			'amendment.section_id as sectionId',
			'amendment.sequence',
			'amendment.before',
			'amendment.after',
		])
		.select(['amendment.amended_at as amendedAt', 'person.name as amendedBy'])
		.where('amendment.edition_id', '=', editionId)
		.$if(sectionId !== undefined, (q) => q.where('amendment.section_id', '=', sectionId!))
		.orderBy('amendment.section_id')
		.orderBy('amendment.sequence', 'desc')
		.execute();
	return rows.map((row) => ({
		...row,
		before: row.before as EditionClause[],
		after: row.after as EditionClause[],
	}));
}

export async function insertAmendment(
	db: Db,
	row: {
		id: string;
		edition_id: string;
		section_id: string;
		sequence: number;
		before: string;
		after: string;
		amended_by: string | null;
	},
): Promise<void> {
	await db.insertInto('section_amendment').values(row).execute();
}
