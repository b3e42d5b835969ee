import { RunStep } from '#domain/exchange/import-run/import-run.ts';
import * as runs from '#domain/exchange/import-run/import-run.server.ts';
import { preview } from '#domain/exchange/import-run/preview.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';

import { setFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals, params, url }) => {
	const table = tableState(url, { filters: ['show'], size: 50 });
	const { offset, size, filters } = table;
	const id = knownId(params.run, 'import_run');
	const page = await preview(locals.actor, 'technology', id, { outcome: filters['show'], offset, size });
	return { table, ...page };
};

export const actions = {
	run: form(RunStep, (actor, step) => runs.run(actor, 'technology', step), {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'import.finished' });
			return url.pathname;
		},
	}),
};
