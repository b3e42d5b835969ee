import { WordsChoice } from '#domain/exchange/import-run/import-run.ts';
import * as mapping from '#domain/exchange/import-run/mapping.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';

export const load = ({ locals, params }) =>
	mapping.words(locals.actor, 'technology', knownId(params.run, 'import_run'));

export const actions = {
	say: form(WordsChoice, (actor, choice) => mapping.sayWords(actor, 'technology', choice), {
		then: (_, { url }) => url.pathname.replace(/\/words$/, ''),
	}),
};
