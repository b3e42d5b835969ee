import { begin } from '#domain/exchange/import-run/begin.server.ts';
import { Upload, UPLOAD_BYTES } from '#domain/exchange/import-run/import-run.ts';
import * as runs from '#domain/exchange/import-run/import-run.server.ts';
import * as mapping from '#domain/exchange/import-run/mapping.server.ts';
import { givenFile } from '#platform/given-file.server.ts';
import { form } from '#platform/form.server.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals, url }) => {
	const table = tableState(url, { size: 10 });
	return { table, ...(await runs.list(locals.actor, 'technology', table)) };
};

export const actions = {
	upload: form(
		Upload,
		async (actor, upload) => {
			const id = await begin(actor, 'technology', await givenFile(upload));
			const { asked } = await mapping.words(actor, 'technology', id);
			const run = await runs.get(actor, 'technology', id);
			const isTold = (['label', 'quadrant', 'ring'] as const).every((one) =>
				run.mapping.fields.includes(one),
			);
			if (!isTold) return `${id}/columns`;
			return asked.some(({ target }) => target === null) ? `${id}/words` : id;
		},
		{
			largest: UPLOAD_BYTES,
			then: (path, { url }) => `${url.pathname}/${path}`,
		},
	),
};
