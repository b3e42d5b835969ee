import { ReadyChoice } from '#domain/competence/framework/framework.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, cookies }) => {
	const taken = await frameworks.list(actor);
	const keys = new Set(taken.map(({ key }) => key));
	return {
		frameworks: taken,
		ready: frameworks.listReady(actor).filter(({ key }) => !keys.has(key)),
		mayManage: actor.may('competence.manage'),
		flash: takeFlash(cookies),
	};
};

export const actions = {
	take: form(ReadyChoice, frameworks.take, {
		then(id, { cookies, url }) {
			setFlash(cookies, { key: 'competence.frameworkTaken' });
			return `${url.pathname}/${id}`;
		},
	}),
};
