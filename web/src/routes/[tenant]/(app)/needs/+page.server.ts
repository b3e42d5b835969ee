import { BulkStateChange } from '#domain/portfolio/need/need.ts';
import * as details from '#domain/portfolio/need/need-detail.server.ts';
import * as needList from '#domain/portfolio/need/need-list.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { needQuery, needTable, sameList } from './need-table.ts';

export const load = async ({ locals, url, cookies }) => {
	const { actor } = locals;
	const table = needTable(url);
	const [page, choices] = await Promise.all([needList.list(actor, needQuery(table)), details.choices(actor)]);
	const all = needList.totalOf(page.counts);
	return { table, ...page, all, choices, flash: takeFlash(cookies) };
};

export const actions = {
	bulk: form(BulkStateChange, needs.bulk, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'need.bulkDone', values: { count } });
			return `${url.pathname}${sameList(url)}`;
		},
	}),
};
