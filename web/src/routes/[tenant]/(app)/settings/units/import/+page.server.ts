import { begin } from '#domain/exchange/import-run/begin.server.ts';
import { Upload, UPLOAD_BYTES } from '#domain/exchange/import-run/import-run.ts';
import * as runs from '#domain/exchange/import-run/import-run.server.ts';
import { givenFile } from '#platform/given-file.server.ts';
import { form } from '#platform/form.server.ts';

import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals, url }) => {
	const table = tableState(url, { size: 10 });
	return { table, ...(await runs.list(locals.actor, 'service_unit', table)) };
};

export const actions = {
	upload: form(Upload, async (actor, upload) => begin(actor, 'service_unit', await givenFile(upload)), {
		largest: UPLOAD_BYTES,
		then: (id, { url }) => `${url.pathname}/${id}/columns`,
	}),
};
