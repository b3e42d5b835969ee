import { createHash } from 'node:crypto';
import * as feeds from '#domain/governance/calendar-feed/calendar-feed.server.ts';
import { perMinute } from '#platform/rate.server.ts';
import { refuse } from '#platform/refusal.ts';

const admit = perMinute(60);
const SHAPE = /^([\w-]{32,64})(?:\.ics)?$/;

/** The address is all that is asked for: calendar programs do not sign in. */
export const GET = async ({ locals, params, url, request, getClientAddress }) => {
	admit(getClientAddress());
	const token = SHAPE.exec(params.token)?.[1] ?? refuse('not_found', { subject: 'page' });
	const text = await feeds.read(locals.actor, token, `${url.origin}/${locals.actor.tenantSlug}`);
	const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
	const headers = {
		etag,
		'cache-control': 'no-cache',
		'x-robots-tag': 'noindex, nofollow',
		'referrer-policy': 'no-referrer',
	};
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	return new Response(text, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } });
};
