import type { RequestEvent } from '@sveltejs/kit';
import { runtime } from './runtime.server.ts';

/** Headers of every answer; the content security policy of pages comes from the framework, this one is for the rest. */
export function secure(event: RequestEvent, response: Response): void {
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
	headers.set('x-request-id', event.locals.requestId);
	if (!headers.has('content-security-policy'))
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	if (runtime().env.origin.startsWith('https:'))
		headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
}
