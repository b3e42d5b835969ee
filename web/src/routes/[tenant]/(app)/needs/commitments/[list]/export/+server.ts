import { writeTable } from '@luotsi/documents';
import * as lists from '#domain/portfolio/commitment/commitment-list.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';

/** Every unit's answer to every need, open ones too: one row each. */
export const GET = async ({ locals: { actor, locale }, params, url }) => {
	const t = await serverWords(locale);
	const { name, items, units, answers } = await lists.get(actor, knownId(params.list, 'commitment_list'));
	const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
	const answerOf = new Map(answers.map((answer) => [`${answer.needId} ${answer.unitId}`, answer]));
	const columns = [
		t('need.number'),
		...(['need', 'unit', 'area', 'question', 'ownWords', 'share', 'lastAnswered'] as const).map((key) =>
			t(`commitment.${key}`),
		),
	];
	const rows = items.flatMap(({ needId, number, title }) =>
		units.map((unit) => {
			const answer = answerOf.get(`${needId} ${unit.id}`);
			const stances = answer?.stances.map((one) => t(`commitment.stance.${one}`)).join(', ');
			const said = [stances ?? t('commitment.notAnswered'), answer?.words ?? '', answer?.share ?? null];
			return [number, title, unit.name, unit.area, ...said, answer ? today(answer.answeredAt) : ''];
		}),
	);
	const type =
		format === 'csv'
			? 'text/csv; charset=utf-8'
			: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	const file = `${actor.tenantSlug}-commitment-${params.list.slice(0, 8)}.${format}`;
	return new Response(
		new Uint8Array(await writeTable(columns, rows, format, { sheetName: name.slice(0, 31) })),
		{
			headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
		},
	);
};
