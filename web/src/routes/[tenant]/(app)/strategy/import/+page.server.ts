import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import { arrange } from '#domain/strategy/strategy/clause-draft.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { Arrangement, SOURCE_BYTES, SourceText, StrategyDraft } from '#domain/strategy/strategy/strategy.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor } }) => ({
	areas: (await areas.list(actor)).map(({ id, name }) => ({ id, name })),
});

// The preview lives in the form itself, so that nothing half-done is stored and it works without a script.
export const actions = {
	read: form(SourceText, strategies.preview, { largest: SOURCE_BYTES }),
	arrange: form(Arrangement, async (actor, { move, clauses: typed, ...rest }) => {
		const clauses = arrange(typed, move);
		return { ...rest, clauses, twin: await strategies.twinOf(actor, clauses) };
	}),
	save: form(StrategyDraft, strategies.keep, {
		then({ id, isNew }, { cookies, params }) {
			setFlash(
				cookies,
				isNew ? { key: 'strategy.justImported' } : { key: 'strategy.alreadyHere', tone: 'info' },
			);
			return `/${params['tenant']}/strategy?strategy=${id}`;
		},
	}),
};
