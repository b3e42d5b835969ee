import { FeedbackDraft } from '#domain/exchange/feedback/feedback.ts';
import * as feedback from '#domain/exchange/feedback/feedback.server.ts';
import { form } from '#platform/form.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { today } from '#platform/today.ts';

const admit = perMinute(12);
const LARGEST = 40_000;

export const load = ({ url }) => ({
	page: url.searchParams.get('page') ?? '',
	about: url.searchParams.get('about') ?? '',
	isSent: url.searchParams.has('sent'),
});

export const actions = {
	default: form(
		FeedbackDraft,
		(actor, draft, event) => {
			const address = event.getClientAddress();
			admit(address);
			return feedback.say(actor, draft, { address, today: today(), locale: event.locals.locale });
		},
		{
			largest: LARGEST,
			then: (token, { params }) =>
				`/${params['tenant']}/public/feedback${token === null ? '?sent' : `/${token}?sent`}`,
		},
	),
};
