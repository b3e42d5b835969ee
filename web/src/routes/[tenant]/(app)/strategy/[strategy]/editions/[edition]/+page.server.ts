import { linksOf, liveLinks } from '#domain/exchange/document/document-links.server.ts';
import { Adoption, EditionName, EditionVersion } from '#domain/strategy/edition/edition.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import * as sections from '#domain/strategy/edition/section.server.ts';
import { SectionVersion } from '#domain/strategy/edition/section-form.ts';
import { form } from '#platform/form.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import { knownId } from '#platform/known-id.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { strategyOf } from '../../strategy-page.server.ts';

export const load = async ({ locals: { actor, locale }, params, cookies }) => {
	const strategy = await strategyOf(actor, params.strategy);
	const state = await sections.draftState(actor, knownId(params.edition, 'edition'));
	if (state.edition.strategyId !== strategy.id) refuse('not_found', { subject: 'edition' });
	const isDraft = state.edition.adoptedOn === null;
	const files = {
		root: `/${params.tenant}/strategy/${strategy.id}/editions/${state.edition.id}/document`,
		locale,
	};
	const mayAdopt = isDraft && actor.may('strategy.adopt');
	return {
		strategy,
		...state,
		consequences: isDraft ? await editions.consequences(actor, state.edition.id) : null,
		// A draft's files are made when asked for; those of an adopted edition, however old, were kept.
		download: await (isDraft ? liveLinks(files) : linksOf(actor, 'edition', state.edition.id, files)),
		today: today(),
		flash: takeFlash(cookies),
		mayManage: isDraft && actor.may('strategy.manage'),
		mayAdopt,
	};
};

export const actions = {
	rename: form(EditionName, editions.rename, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'common.saved' });
			return url.pathname;
		},
	}),
	revert: form(SectionVersion, sections.revert, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'edition.justReverted' });
			return url.pathname;
		},
	}),
	discard: form(EditionVersion, editions.discard, {
		then(_, { cookies, params }) {
			setFlash(cookies, { key: 'edition.justDiscarded' });
			return `/${params['tenant']}/strategy/${params['strategy']}/editions`;
		},
	}),
	adopt: form(Adoption, (actor, adoption) => editions.adopt(actor, adoption), {
		then({ reviews, comesOn }, { cookies, params, locals }) {
			const day = comesOn && formatDay(locals.locale, comesOn);
			setFlash(
				cookies,
				day
					? { key: 'edition.justAdoptedAhead', values: { day } }
					: { key: 'edition.justAdopted', values: { reviews } },
			);
			return `/${params['tenant']}/strategy/${params['strategy']}/editions`;
		},
	}),
};
