import { InstructionCheck, KeyTaskChange, KeyTaskId, riskOf } from '#domain/governance/key-task/key-task.ts';
import * as keyTasks from '#domain/governance/key-task/key-task.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const day = today();
	const [{ task, checks }, posts, allAreas] = await Promise.all([
		keyTasks.get(actor, params.task),
		positions.list(actor),
		areas.list(actor),
	]);
	return {
		day,
		task,
		checks,
		risk: riskOf(task, day),
		posts: posts.map(({ id, title }) => ({ value: id, label: title })),
		areas: allAreas.map(({ id, name }) => ({ value: id, label: name })),
		mayManage: actor.may('key_task.manage'),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	amend: form(KeyTaskChange, keyTasks.amend, telling('common.saved')),
	check: form(InstructionCheck, keyTasks.check, telling('keytask.justChecked')),
	retire: form(KeyTaskId, keyTasks.retire, telling('keytask.justRetired')),
	restore: form(KeyTaskId, keyTasks.restore, telling('keytask.justRestored')),
};
