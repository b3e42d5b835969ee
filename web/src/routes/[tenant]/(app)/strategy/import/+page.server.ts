import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import { arrange, type ClauseDraft } from '#domain/strategy/strategy/clause-draft.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import { Arrangement, SOURCE_BYTES, SourceText, StrategyDraft } from '#domain/strategy/strategy/strategy.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, url }) => {
	const [all, documents] = await Promise.all([areas.list(actor), strategies.list(actor)]);
	return {
		areas: all.map(({ id, name }) => ({ id, name })),
		documents: documents.map(({ id, title }) => ({ id, title })),
		into: url.searchParams.get('into') ?? '',
		today: today(),
	};
};

/** What the text would be to the strategy it is brought into; a new document has nothing to be compared with. */
async function joined(actor: Actor, into: string | undefined, clauses: readonly ClauseDraft[]) {
	if (!into) return { into: '', clauses, how: null, gone: [] };
	return { into, ...(await editions.kin(actor, knownId(into, 'strategy'), clauses)) };
}

// The preview lives in the form itself, so that nothing half-done is stored and it works without a script.
export const actions = {
	read: form(
		SourceText,
		async (actor, source) => {
			const preview = await strategies.preview(actor, source);
			return { ...preview, ...(await joined(actor, source.into, preview.clauses)) };
		},
		{ largest: SOURCE_BYTES },
	),
	arrange: form(Arrangement, async (actor, { move, clauses: typed, into, ...rest }) => {
		const clauses = arrange(typed, move);
		const twin = await strategies.twinOf(actor, clauses);
		return { ...rest, twin, ...(await joined(actor, into, clauses)) };
	}),
	save: form(
		StrategyDraft,
		async (actor, { into, ...draft }) => {
			if (!into) return { ...(await strategies.keep(actor, draft)), edition: null };
			const strategyId = knownId(into, 'strategy');
			const edition = await editions.draftFromText(actor, { ...draft, strategyId });
			return { id: strategyId, isNew: true, edition };
		},
		{
			then({ id, isNew, edition }, { cookies, params }) {
				const root = `/${params['tenant']}/strategy`;
				const told = isNew
					? { key: 'strategy.justImported' }
					: ({ key: 'strategy.alreadyHere', tone: 'info' } as const);
				setFlash(cookies, edition ? { key: 'strategy.justDrafted' } : told);
				return edition ? `${root}/${id}/editions/${edition}` : `${root}?strategy=${id}`;
			},
		},
	),
};
