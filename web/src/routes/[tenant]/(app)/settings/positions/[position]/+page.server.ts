import { PositionChange, PositionEnd } from '#domain/organisation/position/position.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { choices } from '../choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const [position, options] = await Promise.all([
		positions.get(actor, knownId(params.position, 'position')),
		choices(actor),
	]);
	// A disabled person may still hold the post and must not fall out of the list unseen.
	const isListed = !position.personId || options.people.some(({ id }) => id === position.personId);
	const holder = { id: position.personId ?? '', name: position.person ?? '' };
	return { ...options, people: isListed ? options.people : [...options.people, holder], position };
};

const then = (slug: string) => `/${slug}/settings/positions`;

export const actions = {
	amend: form(
		PositionChange,
		async (actor, change, { cookies }) => {
			await positions.amend(actor, change);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	end: form(
		PositionEnd,
		async (actor, given, { cookies }) => {
			await positions.end(actor, given);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
};
