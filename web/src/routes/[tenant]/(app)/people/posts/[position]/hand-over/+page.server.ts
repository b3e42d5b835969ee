import { HandOver } from '#domain/governance/hand-over/hand-over.ts';
import * as handOvers from '#domain/governance/hand-over/hand-over.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params, url }) => {
	const asked = url.searchParams.get('to');
	return handOvers.preview(actor, knownId(params.position, 'position'), asked || null);
};

export const actions = {
	default: form(HandOver, handOvers.handOver, {
		then({ count, to, fromId }, { cookies, locals }) {
			setFlash(cookies, { key: 'people.handed', values: { count, to } });
			return `/${locals.actor.tenantSlug}/people/posts/${fromId}`;
		},
	}),
};
