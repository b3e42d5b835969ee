import * as v from 'valibot';
import * as units from '#domain/organisation/service-unit/service-unit.server.ts';
import { linkActor } from '#domain/portfolio/need/link-actor.server.ts';
import { NeedDraft } from '#domain/portfolio/need/need.ts';
import * as needs from '#domain/portfolio/need/need.server.ts';
import * as wordings from '#domain/portfolio/need/wording.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

const MOST_SHOWN = 50;
const Said = v.omit(NeedDraft, ['unitId']);

/** Whoever opens the link speaks for the unit and for nothing else, signed in or not. */
async function holder(visitor: Actor, token: string) {
	const unit = await units.byLink(visitor, token);
	return { unit, actor: linkActor(visitor, unit) };
}

export const load = async ({ locals, params, cookies }) => {
	const { unit, actor } = await holder(locals.actor, params.token);
	const said = await wordings.saidBy(actor, unit.id);
	const flash = takeFlash(cookies);
	return {
		unit: unit.name,
		said: said.slice(0, MOST_SHOWN),
		thanks: flash?.key === 'say.thanks' ? Number(flash.values?.['number']) : null,
	};
};

export const actions = {
	propose: form(
		Said,
		async (visitor, draft, { params }) => {
			const { unit, actor } = await holder(visitor, params['token'] ?? '');
			return needs.propose(actor, { ...draft, unitId: unit.id });
		},
		{
			then({ number }, { cookies, url }) {
				setFlash(cookies, { key: 'say.thanks', values: { number } });
				return url.pathname;
			},
		},
	),
};
