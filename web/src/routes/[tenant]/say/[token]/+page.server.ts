import * as v from 'valibot';
import { SayingDraft, Typed } from '#domain/portfolio/need/saying.ts';
import * as saying from '#domain/portfolio/need/saying.server.ts';
import * as wordings from '#domain/portfolio/need/wording.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { linkHolder } from './link-holder.server.ts';

const MOST_SHOWN = 50;
const Draft = v.omit(SayingDraft, ['unitId']);

export const load = async ({ locals, params, cookies, getClientAddress }) => {
	const { unit, actor } = await linkHolder(locals.actor, params.token, getClientAddress());
	const said = await wordings.saidBy(actor, unit.id);
	const flash = takeFlash(cookies);
	const hasSaid = flash?.key === 'say.thanks' || flash?.key === 'say.thanksJoined';
	return {
		unit: unit.name,
		said: said.slice(0, MOST_SHOWN),
		thanks: hasSaid
			? { number: Number(flash.values?.['number']), hasJoined: flash.key === 'say.thanksJoined' }
			: null,
	};
};

export const actions = {
	propose: form(
		Draft,
		async (visitor, draft, { params, getClientAddress }) => {
			const { unit, actor } = await linkHolder(visitor, params['token'], getClientAddress());
			return saying.say(actor, { ...draft, unitId: unit.id });
		},
		{
			then({ number, hasJoined }, { cookies, url }) {
				setFlash(cookies, { key: hasJoined ? 'say.thanksJoined' : 'say.thanks', values: { number } });
				return url.pathname;
			},
		},
	),
	similar: form(Typed, async (visitor, typed, { params, getClientAddress }) => {
		const { actor } = await linkHolder(visitor, params['token'], getClientAddress());
		return saying.look(actor, typed);
	}),
};
