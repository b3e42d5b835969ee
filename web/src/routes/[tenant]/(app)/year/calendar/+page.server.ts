import * as bodies from '#domain/governance/body/body.server.ts';
import { FeedChoice } from '#domain/governance/calendar-feed/calendar-feed.ts';
import * as feeds from '#domain/governance/calendar-feed/calendar-feed.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals, url, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const [all, made] = await Promise.all([bodies.list(locals.actor), feeds.list(locals.actor)]);
	const addressOf = (token: string) => `${url.origin}/${locals.actor.tenantSlug}/calendar/${token}.ics`;
	return {
		own: made.own && addressOf(made.own.token),
		bodies: all
			.filter(({ retiredAt }) => retiredAt === null)
			.map(({ id, name }) => {
				const feed = made.bodies.find(({ bodyId }) => bodyId === id);
				return { id, name, address: feed ? addressOf(feed.token) : null };
			}),
		flash: takeFlash(cookies),
	};
};

function telling(key: string) {
	return {
		then(_: unknown, { cookies, url }: RequestEvent) {
			setFlash(cookies, { key });
			return url.pathname;
		},
	};
}

export const actions = {
	make: form(FeedChoice, feeds.make, telling('year.feedMade')),
	close: form(FeedChoice, feeds.close, telling('year.feedClosed')),
};
