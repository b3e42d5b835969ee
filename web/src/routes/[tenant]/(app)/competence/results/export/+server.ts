import { writeTable } from '@luotsi/documents';
import * as groupResults from '#domain/competence/group-result/group-result.server.ts';
import { previousOf } from '#domain/competence/group-result/group-result.ts';
import * as targets from '#domain/competence/level-target/level-target.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { found } from '#platform/refusal.ts';
import { nameOf, rowsOf } from '../group-view.ts';
import { answersText, changeText, groupText } from '../group-words.ts';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8',
} as const;

const keys = ['group', 'competence', 'median', 'target', 'change', 'answers'] as const;

/** All that has been told of one survey: a row for each competence of each group. */
export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const [told, competences, wanted] = await Promise.all([
		groupResults.list(actor),
		groupResults.competences(actor),
		targets.list(actor),
	]);
	const asked = url.searchParams.get('survey');
	const result = found(
		told.find(({ surveyId }) => asked === null || surveyId === asked),
		'survey',
	);
	const known = { competences, targets: wanted, locale, earlier: previousOf(told, result) };
	const rows = result.shown.flatMap((group) =>
		rowsOf(group, known).map((row) => [
			groupText(t, nameOf(result, group.key)),
			`${row.code} ${row.name}`,
			...[row.median, row.target],
			changeText(t, row.change),
			row.why ? t('group.rowHidden', { why: t(`group.rowWhy.${row.why}`) }) : answersText(t, row),
		]),
	);
	const wish = url.searchParams.get('format');
	const format = wish === 'csv' || wish === 'json' ? wish : 'xlsx';
	const file = `${actor.tenantSlug}-groups-${result.endedOn}.${format}`;
	const headers = { 'content-type': types[format], 'content-disposition': `attachment; filename="${file}"` };
	if (format === 'json') {
		const groups = rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i] ?? null])));
		return new Response(JSON.stringify({ survey: result.survey, endedOn: result.endedOn, rows: groups }), {
			headers,
		});
	}
	const columns = keys.map((key) => t(`group.${key}`));
	const sheetName = t('group.title').slice(0, 31);
	return new Response(new Uint8Array(await writeTable(columns, rows, format, { sheetName })), { headers });
};
