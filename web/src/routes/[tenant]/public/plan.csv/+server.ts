import { writeTable } from '@luotsi/documents';
import { planRows } from '#domain/exchange/public-view/plan-file.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';
import { kindText } from '#domain/portfolio/need/need-words.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { found } from '#platform/refusal.ts';
import { asFile } from '../as-file.ts';

export const GET = async ({ locals, url }) => {
	const view = found(await views.plan(locals.actor, url.searchParams.get('plan')), 'plan');
	const t = await serverWords(locals.locale);
	const { columns, rows } = planRows(t, view, (kind) => kindText(t, kind));
	const bytes = await writeTable(columns, rows, 'csv');
	return asFile(bytes as Uint8Array<ArrayBuffer>, 'text/csv', `${locals.actor.tenantSlug}.csv`);
};
