import { writeTable } from '@luotsi/documents';
import * as needList from '#domain/portfolio/need/need-list.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { needTable } from '../need-table.ts';
import { exportRows } from './export-rows.ts';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8',
} as const;

export const GET = async ({ locals, url }) => {
	const format = url.searchParams.get('format') ?? 'csv';
	if (format !== 'csv' && format !== 'xlsx' && format !== 'json') refuse('not_found', { subject: 'page' });
	const t = await serverWords(locals.locale);
	const items = await needList.listForFile(locals.actor, needTable(url).filters);
	const day = today();
	const headers = {
		'content-type': types[format],
		'content-disposition': `attachment; filename="${locals.actor.tenantSlug}-needs-${day}.${format}"`,
	};
	if (format === 'json') return new Response(JSON.stringify(items, null, '\t'), { headers });
	const { columns, rows } = exportRows(t, items);
	return new Response(
		new Uint8Array(await writeTable(columns, rows, format, { sheetName: t('need.title') })),
		{ headers },
	);
};
