import * as v from 'valibot';
import { ObjectionDraft } from '#domain/portfolio/consolidation/objection.ts';
import { FollowAnswer, NewsAddress, WishWithdrawal } from '#domain/portfolio/follow-up/follow-up.ts';
import * as followUps from '#domain/portfolio/follow-up/follow-up.server.ts';
import { form } from '#platform/form.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

const admitReader = perMinute(120);
const admitActor = perMinute(20);

export const load = async ({ locals, params, cookies, getClientAddress, setHeaders }) => {
	admitReader(getClientAddress());
	setHeaders({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' });
	const followed = await followUps.follow(locals.actor, params.token);
	return { followed, flash: takeFlash(cookies) };
};

/** The link of the page asked for, when whoever asks has not asked too often. */
function tokenIn({ params, getClientAddress }: RequestEvent): string {
	admitActor(`${params['token']} ${getClientAddress()}`);
	return params['token'] ?? '';
}

function telling(key: string) {
	return {
		then(_: unknown, { cookies, url }: RequestEvent) {
			setFlash(cookies, { key });
			return url.pathname;
		},
	};
}

const Nothing = v.object({});

export const actions = {
	answer: form(
		FollowAnswer,
		(visitor, draft, event) => followUps.answer(visitor, tokenIn(event), draft),
		telling('follow.answered'),
	),
	leaveAddress: form(
		NewsAddress,
		(visitor, draft, event) => followUps.leaveAddress(visitor, tokenIn(event), draft, event.locals.locale),
		telling('follow.addressLeft'),
	),
	removeAddress: form(
		Nothing,
		(visitor, _, event) => followUps.removeAddress(visitor, tokenIn(event)),
		telling('follow.addressRemoved'),
	),
	object: form(
		v.omit(ObjectionDraft, ['wordingId']),
		(visitor, draft, event) => followUps.objectTo(visitor, tokenIn(event), draft, event.getClientAddress()),
		telling('follow.objected'),
	),
	withdraw: form(
		WishWithdrawal,
		(visitor, draft, event) => followUps.withdrawWish(visitor, tokenIn(event), draft),
		telling('follow.withdrawnNow'),
	),
	restore: form(
		Nothing,
		(visitor, _, event) => followUps.undoWithdrawal(visitor, tokenIn(event)),
		telling('follow.restored'),
	),
};
