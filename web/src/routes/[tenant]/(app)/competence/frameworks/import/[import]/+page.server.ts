import { FrameworkImportOf } from '#domain/competence/framework-import/framework-import.ts';
import * as imports from '#domain/competence/framework-import/framework-import.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, params, cookies }) => ({
	run: await imports.get(actor, params.import),
	flash: takeFlash(cookies),
});

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	save: form(FrameworkImportOf, imports.save, telling('competence.frameworkTaken')),
	undo: form(FrameworkImportOf, imports.undo, telling('competence.importUndone')),
};
