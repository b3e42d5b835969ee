import { fallsWithout, KeyTaskDraft, riskOf } from '#domain/governance/key-task/key-task.ts';
import * as keyTasks from '#domain/governance/key-task/key-task.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const day = today();
	const [tasks, posts, allAreas] = await Promise.all([
		keyTasks.list(actor),
		positions.list(actor),
		areas.list(actor),
	]);
	const rows = tasks
		.map((task) => ({ ...task, risk: riskOf(task, day) }))
		.toSorted((a, b) => b.risk.score - a.risk.score || b.criticality - a.criticality);
	const leaving = posts.find(({ id }) => id === url.searchParams.get('leaves')) ?? null;
	const named = new Set(tasks.flatMap(({ owner, deputy }) => [owner?.id, deputy?.id]));
	return {
		day,
		rows,
		leaving: leaving && {
			id: leaving.id,
			title: leaving.title,
			falling: fallsWithout(tasks, leaving.id, day),
		},
		posts: posts.map(({ id, title }) => ({ value: id, label: title })),
		owners: posts.flatMap(({ id, title }) => (named.has(id) ? [{ value: id, label: title }] : [])),
		areas: allAreas.map(({ id, name }) => ({ value: id, label: name })),
		mayManage: actor.may('key_task.manage'),
		maySeeCases: actor.may('post_case.read'),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	add: form(KeyTaskDraft, keyTasks.add, {
		then(id, { cookies, url }) {
			setFlash(cookies, { key: 'keytask.justAdded' });
			return `${url.pathname}/${id}`;
		},
	}),
};
