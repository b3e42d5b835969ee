import { writeTable } from '@luotsi/documents';
import * as responsibility from '#domain/governance/responsibility/responsibility.server.ts';
import { problemText } from '#domain/governance/responsibility/responsibility-words.ts';
import type { Post, Seat, Subject } from '#domain/governance/responsibility/responsibility.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { tableState } from '#ui/table/table-state.ts';
import { filterNames, shownOf } from '../filters.ts';

const keys = [
	'what',
	'code',
	'name',
	'partOf',
	'area',
	'how',
	'post',
	'holder',
	'starts',
	'ends',
	'nextDue',
	'toMend',
] as const;

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** One row for each post of each thing; a thing nobody answers for has a row too. */
export const GET = async ({ locals: { actor, locale }, url }) => {
	const t = await serverWords(locale);
	const book = await responsibility.view(actor);
	const { subjects, problems } = shownOf(book, tableState(url, { filters: filterNames }).filters);
	const posts = new Map(book.posts.map((post) => [post.id, post]));
	const areas = new Map(book.areas.map(({ id, name }) => [id, name]));
	const wrong = Map.groupBy(problems, ({ subject }) => subject?.id);
	const rowOf = (subject: Subject, seat?: Seat, post?: Post) => [
		t(`people.one.${subject.kind}`),
		subject.code,
		subject.title,
		subject.partOf,
		areas.get(subject.areaId ?? '') ?? '',
		seat ? t(`people.seat.${seat.kind}`) : '',
		post?.title ?? '',
		post?.person ?? '',
		subject.startsOn ?? '',
		subject.endsOn ?? '',
		subject.dueOn[0] ?? '',
		(wrong.get(subject.id) ?? []).map((one) => problemText(t, one)).join(' '),
	];
	const rows = subjects.flatMap((subject) =>
		subject.seats.length === 0
			? [rowOf(subject)]
			: subject.seats.map((seat) => rowOf(subject, seat, posts.get(seat.postId))),
	);
	const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
	const columns = keys.map((key) => t(`people.column.${key}`));
	const file = `${actor.tenantSlug}-responsibility.${format}`;
	const bytes = await writeTable(columns, rows, format, { sheetName: t('people.title').slice(0, 31) });
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${file}"` },
	});
};
