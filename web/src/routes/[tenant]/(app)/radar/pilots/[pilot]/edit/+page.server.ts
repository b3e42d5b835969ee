import { isOver, PilotChange, PilotOwner, PilotWithdrawal, stateOf } from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import { form } from '#platform/form.server.ts';
import { refuse } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { radarChoices } from '../../../radar-choices.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const pilot = await pilots.get(actor, params.pilot);
	const state = stateOf(pilot);
	if (isOver(state)) refuse('pilot_over');
	const choices = await radarChoices(actor, pilot.measureId ? [pilot.measureId] : []);
	return { pilot, isPlanned: state === 'planned', choices };
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, locals, params }: RequestEvent) {
		setFlash(cookies, { key });
		return `/${locals.actor.tenantSlug}/radar/pilots/${params['pilot']}`;
	},
});

export const actions = {
	amend: form(PilotChange, pilots.amend, telling('common.saved')),
	assign: form(PilotOwner, pilots.assign, telling('common.saved')),
	withdraw: form(
		PilotWithdrawal,
		(actor, draft) => pilots.withdraw(actor, draft),
		telling('radar.justWithdrawn'),
	),
};
