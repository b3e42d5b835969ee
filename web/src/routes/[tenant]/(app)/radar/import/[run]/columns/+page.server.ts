import { ColumnsChoice } from '#domain/exchange/import-run/import-run.ts';
import * as mapping from '#domain/exchange/import-run/mapping.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';

export const load = ({ locals, params }) =>
	mapping.columns(locals.actor, 'technology', knownId(params.run, 'import_run'));

export const actions = {
	map: form(ColumnsChoice, (actor, choice) => mapping.mapColumns(actor, 'technology', choice), {
		then: ({ asks }, { url }) => url.pathname.replace(/\/columns$/, asks ? '/words' : ''),
	}),
};
