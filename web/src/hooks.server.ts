import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { openDemonstration } from './jobs/open-demonstration.server.ts';
import { startMail } from './jobs/start-mail.server.ts';
import { startJobs } from './jobs/start.server.ts';
import { warmWords } from './jobs/warm-words.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { compressed } from '#platform/compression.server.ts';
import { isDatabaseAway } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { changesOf, KeptPages } from '#platform/kept-pages.server.ts';
import { isKnown } from '#platform/known-answer.server.ts';
import { isLocale, localeCookie, localeFromRequest } from '#platform/locale/locale.ts';
import { refusalText } from '#platform/locale/refusal-words.server.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { Refusal, refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sessionCookie } from '#platform/session/cookie.server.ts';
import { actorOf, visitor } from '#platform/session/session.server.ts';
import { secure } from '#platform/security-headers.server.ts';
import { tenantIdOf } from '#platform/tenant-address.server.ts';
import { today } from '#platform/today.ts';
import { routePermissions } from './route-permissions.ts';

export async function init(): Promise<void> {
	await startJobs();
	await startMail();
	runtime().openDemonstration = openDemonstration;
}

function needed(event: RequestEvent): string {
	const declared = event.route.id === null ? undefined : routePermissions[event.route.id];
	if (!declared) refuse('not_found', { subject: 'page' });
	const isAction = event.request.method === 'POST' && declared.actions !== undefined;
	if (!isAction) return declared.view;
	const name = [...event.url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default';
	return declared.actions?.[name] ?? refuse('not_found', { subject: 'action' });
}

async function findActor(event: RequestEvent): Promise<Actor> {
	const slug = event.params['tenant'] ?? refuse('not_found', { subject: 'municipality' });
	const id = (await tenantIdOf(slug)) ?? refuse('not_found', { subject: 'municipality' });
	const tenant = { id, slug };
	const token = event.cookies.get(sessionCookie(slug));
	const actor = token ? await actorOf(tenant, token) : undefined;
	event.locals.sessionToken = actor && token ? token : null;
	return actor ?? visitor(tenant, event.locals.locale);
}

function admit(event: RequestEvent, actor: Actor, permission: string): void {
	if (actor.permissions.has(permission as never)) return;
	const isPage = event.request.method === 'GET' && !event.isDataRequest && !actor.personId;
	if (isPage)
		redirect(
			303,
			`/${actor.tenantSlug}/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`,
		);
	refuse(actor.personId ? 'forbidden' : 'sign_in_first', { permission });
}

function prepare(event: RequestEvent): void {
	const { locals, request, cookies } = event;
	locals.requestId = newId();
	locals.log = runtime().log.child({ request: locals.requestId });
	const asked = event.url.searchParams.get('lang');
	// Only pages that are shown in the frames of others are asked so: there the choice of the reader is not sent along.
	locals.locale =
		isForResidents(event) && isLocale(asked)
			? asked
			: localeFromRequest(cookies.get(localeCookie), request.headers.get('accept-language'));
	locals.sessionToken = null;
	locals.isRefused = event.isSubRequest && request.headers.has(refusedHeader);
	Object.defineProperty(locals, 'actor', {
		configurable: true,
		get: () => refuse('not_found', { subject: 'municipality' }),
	});
}

/** A browser names the page that sends; the framework asks for this of forms only. */
function assertOwnOrigin({ request, url }: RequestEvent): void {
	const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
	if (!isSafe && request.headers.get('origin') !== url.origin) refuse('forbidden');
}

async function authorise(event: RequestEvent): Promise<void> {
	assertOwnOrigin(event);
	// The database takes no zero byte; a page that searched for one would fail.
	if (event.url.href.includes('%00')) error(400, 'invalid', { code: 'invalid' });
	if (event.route.id === null) return;
	const permission = needed(event);
	if (permission === 'open') return;
	const actor = await findActor(event);
	Object.defineProperty(event.locals, 'actor', { value: actor, configurable: true });
	const isChosen =
		event.cookies.get(localeCookie) || (isForResidents(event) && event.url.searchParams.has('lang'));
	if (actor.personId && !isChosen) event.locals.locale = actor.locale;
	admit(event, actor, permission);
}

const refusedHeader = 'x-luotsi-refused';

function opensPage({ request, isDataRequest, isSubRequest }: RequestEvent): boolean {
	const isPage = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
	return isPage && !isDataRequest && !isSubRequest;
}

/** One who is signed in is told within the pages that are theirs: the front page is asked to refuse. */
async function refusedPage(event: RequestEvent): Promise<Response> {
	const headers = { accept: 'text/html', [refusedHeader]: '1' };
	const { status, headers: given, body } = await event.fetch(`/${event.params['tenant']}`, { headers });
	return compressed(event.request, new Response(body, { status, headers: new Headers(given) }));
}

export const handle: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	prepare(event);
	try {
		await authorise(event);
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		if (cause.code === 'forbidden' && opensPage(event)) return refusedPage(event);
		error(cause.status, cause.code, await toldOf(event, cause));
	}
	const response = isForEverybody(event) ? await keptAnswer(event, resolve) : await answer(event, resolve);
	response.headers.set('x-request-id', event.locals.requestId);
	if (event.route.id !== null) warmWords();
	const ms = Math.round(performance.now() - started);
	const line = { method: event.request.method, route: event.route.id, status: response.status, ms };
	if (response.status >= 500) event.locals.log.error(line, 'answered');
	else event.locals.log.debug(line, 'answered');
	return response;
};

type Resolve = Parameters<Handle>[0]['resolve'];

async function answer(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale),
	});
	secure(event, response);
	if (isForResidents(event)) response.headers.append('vary', 'accept-language, cookie');
	return compressed(event.request, response);
}

function isForResidents({ route }: RequestEvent): boolean {
	return route.id?.startsWith('/[tenant]/public') ?? false;
}

const keptPages = new KeptPages(32 * 1024 * 1024);

/** Public pages say the same to everybody until something changes; what is asked oddly is not worth keeping. */
function isForEverybody(event: RequestEvent): boolean {
	const { route, request, url, isDataRequest } = event;
	const isOnesOwn = route.id?.startsWith('/[tenant]/public/feedback') ?? false;
	const isAsked = request.method === 'GET' && !isDataRequest && url.search.length < 100;
	return isForResidents(event) && !isOnesOwn && isAsked;
}

async function keptAnswer(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const { locals, request, url } = event;
	const changes = await changesOf(locals.actor);
	const encodings = request.headers.get('accept-encoding') ?? '';
	const key = JSON.stringify([url.href, locals.locale, locals.actor.tenantId, changes, today(), encodings]);
	const kept = keptPages.find(key) ?? (await keptPages.keep(key, await answer(event, resolve)));
	const isSame = kept.status === 200 && isKnown(request.headers, kept.headers);
	return isSame ? new Response(null, { status: 304, headers: kept.headers }) : kept;
}

/** A refusal as pages and scripts get it. */
async function toldOf({ locals }: RequestEvent, { code, data }: Refusal) {
	return { code, data, text: refusalText(await serverWords(locals.locale ?? 'fi'), code, data) };
}

export const handleError: HandleServerError = async ({ kind, error: cause, event }) => {
	if (cause instanceof Refusal)
		return { status: cause.status, message: cause.code, ...(await toldOf(event, cause)) };
	if (kind !== 'unknown') return cause as App.Error;
	const id = event.locals.requestId ?? newId();
	runtime().log.error({ err: cause, request: id, route: event.route.id }, 'failed');
	const status = isDatabaseAway(cause) ? 503 : 500;
	return { status, message: 'failed', code: 'failed', id };
};
