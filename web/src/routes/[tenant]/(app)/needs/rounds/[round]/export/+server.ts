import { writeTable } from '@luotsi/documents';
import * as participation from '#domain/portfolio/round/participation.server.ts';
import { knownId } from '#platform/known-id.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { arranged, participationTable } from '../participation-table.ts';
import { participationSheet } from '../participation-words.ts';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The same units in the same order as on the page. */
export const GET = async ({ locals, params, url }) => {
	const format = url.searchParams.get('format') ?? 'csv';
	if (format !== 'csv' && format !== 'xlsx') refuse('not_found', { subject: 'page' });
	const t = await serverWords(locals.locale);
	const units = await participation.list(locals.actor, knownId(params.round, 'round'));
	const { columns, rows } = participationSheet(t, arranged(units, participationTable(url), locals.locale));
	const name = `${locals.actor.tenantSlug}-round-${today()}.${format}`;
	const file = await writeTable(columns, rows, format, { sheetName: t('rounds.participation') });
	return new Response(new Uint8Array(file), {
		headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}"` },
	});
};
