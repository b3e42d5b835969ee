import * as terms from '#domain/portfolio/similarity/term.server.ts';
import { Taught, TermChange, TermDraft, TermRemoval } from '#domain/portfolio/similarity/term.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, url }) => ({
	terms: await terms.overview(locals.actor),
	changed: url.searchParams.get('change'),
});

const then = (slug: string) => `/${slug}/settings/terms`;

export const actions = {
	add: form(
		TermDraft,
		async (actor, draft, { cookies }) => {
			await terms.add(actor, draft);
			setFlash(cookies, { key: 'term.added' });
			return actor.tenantSlug;
		},
		{ then },
	),
	amend: form(
		TermChange,
		async (actor, change, { cookies }) => {
			await terms.amend(actor, change);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	remove: form(
		TermRemoval,
		async (actor, given, { cookies }) => {
			await terms.remove(actor, given);
			setFlash(cookies, { key: 'term.removed' });
			return actor.tenantSlug;
		},
		{ then },
	),
	switchOff: form(
		Taught,
		async (actor, taught, { cookies }) => {
			await terms.switchOff(actor, taught);
			setFlash(cookies, { key: 'term.switchedOff' });
			return actor.tenantSlug;
		},
		{ then },
	),
	switchOn: form(
		Taught,
		async (actor, taught, { cookies }) => {
			await terms.switchOn(actor, taught);
			setFlash(cookies, { key: 'term.switchedOn' });
			return actor.tenantSlug;
		},
		{ then },
	),
};
