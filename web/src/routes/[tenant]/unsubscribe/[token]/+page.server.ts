import * as v from 'valibot';
import * as subscriptions from '#domain/organisation/mail/unsubscription.server.ts';
import { form } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';

export const load = async ({ locals, params }) => {
	try {
		return { subscription: await subscriptions.open(locals.actor, params.token) };
	} catch (error) {
		if (error instanceof Refusal && error.code === 'not_found') return { subscription: null };
		throw error;
	}
};

/** A mail program that presses for its reader sends `List-Unsubscribe=One-Click` and no choice (RFC 8058). */
const Wanted = v.object({ choice: v.optional(v.picklist(['stop', 'begin']), 'stop') });

export const actions = {
	default: form(Wanted, async (actor, { choice }, { params }) => {
		await subscriptions.set(actor, params['token'] ?? '', choice === 'stop');
		return { choice };
	}),
};
