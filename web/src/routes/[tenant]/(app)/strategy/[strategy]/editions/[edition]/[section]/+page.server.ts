import * as sections from '#domain/strategy/edition/section.server.ts';
import { SectionAmendment, SectionPreview, SectionVersion } from '#domain/strategy/edition/section-form.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { strategyOf } from '../../../strategy-page.server.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const strategy = await strategyOf(actor, params.strategy);
	const sectionId = knownId(params.section, 'section');
	const desk = await sections.get(actor, knownId(params.edition, 'edition'), sectionId);
	if (desk.edition.strategyId !== strategy.id) refuse('not_found', { subject: 'edition' });
	if (desk.edition.adoptedOn) refuse('edition_not_draft');
	return { strategy, desk, sectionId, flash: takeFlash(cookies) };
};

const up = ({ pathname }: URL) => pathname.slice(0, pathname.lastIndexOf('/'));

export const actions = {
	amend: form(SectionAmendment, sections.amend, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'edition.justAmended' });
			return up(url);
		},
	}),
	preview: form(SectionPreview, sections.preview),
	undo: form(SectionVersion, sections.undo, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'edition.justUndone' });
			return url.pathname;
		},
	}),
	revert: form(SectionVersion, sections.revert, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'edition.justReverted' });
			return url.pathname;
		},
	}),
};
