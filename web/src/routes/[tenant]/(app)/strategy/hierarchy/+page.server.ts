import * as coverage from '#domain/portfolio/goal-coverage/goal-coverage.server.ts';
import * as hierarchies from '#domain/strategy/hierarchy/hierarchy.server.ts';
import { totalOf, treeOf } from '#domain/strategy/hierarchy/hierarchy.ts';
import { ReviewClosure, ReviewTaskId } from '#domain/strategy/review-task/review-task.ts';
import * as reviews from '#domain/strategy/review-task/review-task.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { listed, lists } from './lists.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const [{ documents, goals: plain, silent, carriers }, covered, tasks] = await Promise.all([
		hierarchies.read(actor),
		coverage.coverage(actor),
		reviews.list(actor),
	]);
	const goals = plain.map((goal) => ({
		...goal,
		carriers: (covered.get(goal.id)?.needs ?? 0) + (carriers.get(goal.id) ?? 0),
	}));
	const list = lists.find((one) => one === url.searchParams.get('list')) ?? 'reviews';
	const document = documents.find(({ id }) => id === url.searchParams.get('document')) ?? null;
	const tree = treeOf(documents, goals);
	const open = tasks.filter(({ outcome }) => outcome === null);
	const all = { documents, goals, silent, open };
	return {
		tree,
		total: totalOf(tree),
		list,
		document,
		counts: Object.fromEntries(lists.map((one) => [one, listed(all, one, document?.id ?? null).length])),
		rows: listed(all, list, document?.id ?? null),
		tasks:
			list === 'reviews' ? tasks.filter(({ strategyId }) => !document || strategyId === document.id) : [],
		flash: takeFlash(cookies),
	};
};

const back = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		const document = url.searchParams.get('document');
		return `${url.pathname}?list=reviews${document ? `&document=${encodeURIComponent(document)}` : ''}`;
	},
});

export const actions = {
	close: form(ReviewClosure, (actor, closure) => reviews.close(actor, closure), back('hierarchy.justClosed')),
	reopen: form(ReviewTaskId, (actor, task) => reviews.reopen(actor, task), back('hierarchy.justReopened')),
};
