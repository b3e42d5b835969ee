import * as editions from '#domain/strategy/edition/edition.server.ts';
import { knownId } from '#platform/known-id.ts';
import { strategyOf } from '../strategy-page.server.ts';

/** Asked without editions: the one in force beside the draft, or the one before it. */
export const load = async ({ locals: { actor }, params, url }) => {
	const strategy = await strategyOf(actor, params.strategy);
	const all = await editions.list(actor, strategy.id);
	const current = all.find(({ isCurrent }) => isCurrent) ?? all[0];
	const asked = (name: string) => {
		const id = url.searchParams.get(name);
		return id === null ? null : knownId(id, 'edition');
	};
	const draft = all.find(({ adoptedOn }) => adoptedOn === null);
	const earlier = all.find(({ adoptedOn, isCurrent }) => adoptedOn !== null && !isCurrent);
	const from = asked('from') ?? (draft ? current?.id : earlier?.id) ?? current?.id;
	const to = asked('to') ?? draft?.id ?? current?.id;
	const isWhole = url.searchParams.has('whole');
	const compared = from && to ? await editions.compare(actor, from, to) : null;
	const clauses = (compared?.clauses ?? []).filter(
		({ change, isMoved }) => isWhole || change !== 'same' || isMoved,
	);
	return { strategy, editions: all, from, to, isWhole, compared: compared && { ...compared, clauses } };
};
