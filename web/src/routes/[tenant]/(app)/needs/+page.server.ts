import { BulkStateChange } from '#domain/portfolio/need/need.ts';
import * as details from '#domain/portfolio/need/need-detail.server.ts';
import * as needList from '#domain/portfolio/need/need-list.server.ts';
import { OwnerChange } from '#domain/portfolio/need/need-owner.ts';
import * as owners from '#domain/portfolio/need/need-owner.server.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { needQuery, needTable, sameList } from './need-table.ts';

export const load = async ({ locals, url, cookies }) => {
	const { actor } = locals;
	const table = needTable(url);
	const [page, choices, posts] = await Promise.all([
		needList.list(actor, needQuery(table)),
		details.choices(actor),
		owners.ownerChoices(actor),
	]);
	const all = needList.totalOf(page.counts);
	return { table, ...page, all, choices, owners: posts, flash: takeFlash(cookies) };
};

const done = (key: string) => ({
	then(count: number, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key, values: { count } });
		return `${url.pathname}${sameList(url)}`;
	},
});

export const actions = {
	bulk: form(BulkStateChange, needs.bulk, done('need.bulkDone')),
	own: form(OwnerChange, owners.setOwner, done('triage.ownersSet')),
};
