import type { RequestEvent } from '@sveltejs/kit';
import { runtime } from './runtime.server.ts';
import { headersOfEveryAnswer } from './security-headers.ts';

/** Headers of what the application answers; the content security policy of pages comes from the framework. */
export function secure(event: RequestEvent, response: Response): void {
	const { headers } = response;
	const own = {
		...headersOfEveryAnswer(runtime().env.origin),
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
		'cache-control': 'no-store',
	};
	const given = ['content-security-policy', 'cache-control'].filter((name) => headers.has(name));
	for (const [name, value] of Object.entries(own)) if (!given.includes(name)) headers.set(name, value);
	const policy = headers.get('content-security-policy') ?? '';
	if (mayBeFramed(event))
		headers.set('content-security-policy', policy.replace(NO_FRAMES, 'frame-ancestors *'));
}

const NO_FRAMES = "frame-ancestors 'none'";

/** Only what is made to stand on the pages of others: it has no form, no script and nothing of its reader. */
function mayBeFramed({ route }: RequestEvent): boolean {
	return route.id?.startsWith('/[tenant]/public/embed/') ?? false;
}
