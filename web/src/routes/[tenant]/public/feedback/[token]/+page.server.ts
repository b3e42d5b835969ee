import * as v from 'valibot';
import * as feedback from '#domain/exchange/feedback/feedback.server.ts';
import { form } from '#platform/form.server.ts';
import { perMinute } from '#platform/rate.server.ts';

const admit = perMinute(60);

export const load = async ({ locals, params, url, getClientAddress, setHeaders }) => {
	admit(getClientAddress());
	setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
	const said = await feedback.follow(locals.actor, params.token);
	return {
		said: { ...said, email: null, hasEmail: said.email !== null },
		isSent: url.searchParams.has('sent'),
	};
};

export const actions = {
	erase: form(
		v.object({}),
		(visitor, _, { params, getClientAddress }) => {
			admit(getClientAddress());
			return feedback.eraseOwn(visitor, params['token'] ?? '');
		},
		{ then: (_, { url }) => url.pathname },
	),
};
