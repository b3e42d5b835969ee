import * as responsibility from '#domain/governance/responsibility/responsibility.server.ts';
import { subjectKinds } from '#domain/governance/responsibility/responsibility.ts';
import { today } from '#platform/today.ts';
import { tableState } from '#ui/table/table-state.ts';
import { filterNames, shownOf } from './filters.ts';

const ROWS = 60;

export const load = async ({ locals: { actor }, url }) => {
	const day = today();
	const book = await responsibility.view(actor, day);
	const table = tableState(url, { filters: filterNames, size: ROWS });
	const { problems, subjects } = shownOf(book, table.filters);
	const inOrder = subjects.toSorted((a, b) => subjectKinds.indexOf(a.kind) - subjectKinds.indexOf(b.kind));
	const rows = inOrder.slice(table.offset, table.offset + table.size);
	const named = new Set(rows.flatMap(({ seats }) => seats.map(({ postId }) => postId)));
	const held = new Set(book.subjects.flatMap(({ seats }) => seats.map(({ postId }) => postId)));
	return {
		day,
		table,
		total: inOrder.length,
		rows,
		posts: book.posts.filter(({ id }) => named.has(id)),
		problems,
		isEmpty: book.posts.length === 0,
		areas: book.areas,
		choices: book.posts.flatMap(({ id, title }) => (held.has(id) ? [{ value: id, label: title }] : [])),
		maySeeCases: actor.may('post_case.read'),
		mayManage: actor.may('organisation.manage'),
	};
};
