import { RunStep } from '#domain/exchange/import-run/import-run.ts';
import * as runs from '#domain/exchange/import-run/import-run.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params }) => ({
	run: await runs.get(locals.actor, 'technology', knownId(params.run, 'import_run')),
});

export const actions = {
	discard: form(RunStep, (actor, step) => runs.discard(actor, 'technology', step), {
		then(_, { cookies, params }) {
			setFlash(cookies, { key: 'import.discarded' });
			return `/${params['tenant']}/radar/import`;
		},
	}),
	undo: form(RunStep, (actor, step) => runs.undo(actor, 'technology', step), {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'import.undone' });
			return url.pathname.replace(/\/undo$/, '');
		},
	}),
};
