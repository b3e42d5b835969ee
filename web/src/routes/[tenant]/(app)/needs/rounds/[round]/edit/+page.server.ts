import * as v from 'valibot';
import { RoundChange, RoundClosing } from '#domain/portfolio/round/round.ts';
import * as rounds from '#domain/portfolio/round/round.server.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params }) => ({
	round: await rounds.get(locals.actor, knownId(params.round, 'round')),
});

const toRound = (key: string) => ({
	then(_: unknown, { cookies, url }: { cookies: Parameters<typeof setFlash>[0]; url: URL }) {
		setFlash(cookies, { key });
		return url.pathname.replace(/\/edit$/, '');
	},
});

export const actions = {
	amend: form(RoundChange, rounds.amend, toRound('common.saved')),
	close: form(RoundClosing, rounds.closeEarly, toRound('rounds.closedNow')),
	reopen: form(v.pick(RoundClosing, ['id']), rounds.reopen, toRound('rounds.reopenedNow')),
};
